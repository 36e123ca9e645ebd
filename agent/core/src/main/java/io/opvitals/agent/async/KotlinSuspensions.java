package io.opvitals.agent.async;

import io.opvitals.agent.integration.CheckedAdapters;
import io.opvitals.agent.integration.CheckedAdapters.Adapter;
import io.opvitals.agent.operation.Suspensions;
import io.opvitals.bootstrap.OpvitalsDoor;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Suspend functions of Kotlin, by an adapter beside its standard library. */
public final class KotlinSuspensions implements Suspensions {

    private static final Set<String> CONTINUATION = Set.of("kotlin.coroutines.Continuation");
    private static final Adapter KOTLIN =
            new Adapter("io.opvitals.adapter.kotlin.KotlinContinuations", "Kotlin", "1.9 to 2.4");

    private final ClassValue<Found> byClass;

    private record Found(OpvitalsDoor.@Nullable Continuations adapter) {}

    /** @param adapters where adapters come from */
    public KotlinSuspensions(CheckedAdapters adapters) {
        this.byClass = new ClassValue<>() {
            @Override
            protected Found computeValue(Class<?> type) {
                Class<?> interfaceOfKotlin = Supertype.named(type, CONTINUATION);
                Object adapter = interfaceOfKotlin == null ? null : adapters.of(interfaceOfKotlin, KOTLIN);
                return new Found((OpvitalsDoor.Continuations) adapter);
            }
        };
    }

    @Override
    public @Nullable Object monitored(Object continuation, OpvitalsDoor.Call call) {
        OpvitalsDoor.Continuations adapter =
                byClass.get(continuation.getClass()).adapter();
        return adapter == null ? null : adapter.monitored(continuation, call);
    }
}
