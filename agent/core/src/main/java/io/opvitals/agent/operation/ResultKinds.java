package io.opvitals.agent.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which results are an end and which are a beginning, by their run-time class. A class holds its own answer, so that
 * nothing here holds a class.
 */
public final class ResultKinds {

    private final ClassValue<Found> byClass;
    private final Suspensions suspensions;

    /** What was found for a class. */
    private record Found(@Nullable ResultKind kind) {

        static final Found NOTHING = new Found(null);
    }

    /** For an agent that knows no Kotlin. */
    public ResultKinds(List<ResultKind.Finder> finders) {
        this(finders, Suspensions.UNKNOWN);
    }

    /**
     * Makes the list of all there are.
     *
     * @param finders asked in this order; the first that knows a class is right
     * @param suspensions for suspend functions of Kotlin, whose result does not come by a value at all
     */
    public ResultKinds(List<ResultKind.Finder> finders, Suspensions suspensions) {
        this.suspensions = suspensions;
        this.byClass = new ClassValue<>() {
            @Override
            protected Found computeValue(Class<?> type) {
                for (ResultKind.Finder each : finders) {
                    ResultKind kind = each.find(type);
                    if (kind != null) {
                        return new Found(kind);
                    }
                }
                return Found.NOTHING;
            }
        };
    }

    Suspensions suspensions() {
        return suspensions;
    }

    /** {@code null} for results that are simply the end of their call. */
    @Nullable
    ResultKind of(Class<?> type) {
        return byClass.get(type).kind();
    }
}
