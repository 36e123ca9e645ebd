package io.opvitals.agent.integration.failsafe;

import io.opvitals.agent.guard.BreakerState;
import io.opvitals.agent.integration.IntegrationParts;
import io.opvitals.agent.integration.LibraryHook;
import io.opvitals.agent.integration.LibraryTypes;
import io.opvitals.bootstrap.OpvitalsDoor.GuardReader;
import org.jspecify.annotations.Nullable;

/** A circuit breaker changes its state, or finds that another thread has done so. */
final class StateChanged extends LibraryHook {

    private static final String BREAKER = "dev.failsafe.internal.CircuitBreakerImpl";

    private final IntegrationParts parts;

    StateChanged(IntegrationParts parts) {
        super(parts.failures());
        this.parts = parts;
    }

    @Override
    protected @Nullable Object enter(@Nullable Object self, @Nullable Object[] arguments) {
        return self == null ? null : state(self);
    }

    @Override
    protected @Nullable Object exit(
            @Nullable Object entered,
            @Nullable Object self,
            @Nullable Object[] arguments,
            @Nullable Object result,
            @Nullable Throwable thrown) {
        if (self != null && entered instanceof BreakerState before) {
            parts.guards().changed(self, before, state(self));
        }
        return result;
    }

    private @Nullable BreakerState state(Object breaker) {
        Class<?> type = LibraryTypes.find(breaker.getClass(), BREAKER);
        Object adapter =
                type == null ? null : parts.adapters().adapter(type, "io.opvitals.adapter.failsafe.CircuitBreakers");
        return adapter instanceof GuardReader reader ? BreakerState.of(reader.state(breaker)) : null;
    }
}
