package io.opvitals.agent.operation;

import io.opvitals.bootstrap.OpvitalsDoor;
import org.jspecify.annotations.Nullable;

/**
 * Knows when suspend functions of Kotlin end. Their result comes by their continuation, which needs Kotlin's types; so it
 * is known elsewhere, as {@link ResultKind}s are.
 */
public interface Suspensions {

    /** For an agent that knows no Kotlin. */
    Suspensions UNKNOWN = new Suspensions() {
        @Override
        public @Nullable Object monitored(Object continuation, OpvitalsDoor.Call call) {
            return null;
        }
    };

    /**
     * A continuation that ends the call and then resumes this one; {@code null} where there can be none, because the
     * library is of a version that is not known.
     */
    @Nullable
    Object monitored(Object continuation, OpvitalsDoor.Call call);
}
