package io.opvitals.agent.integration.resilience4j;

import io.opvitals.agent.guard.BreakerState;
import io.opvitals.agent.integration.IntegrationParts;
import io.opvitals.agent.integration.LibraryHook;
import org.jspecify.annotations.Nullable;

/** A circuit breaker publishes a change of its state: a constant named after both states, {@code CLOSED_TO_OPEN}. */
final class StateChanged extends LibraryHook {

    private static final String TO = "_TO_";

    private final IntegrationParts parts;

    StateChanged(IntegrationParts parts) {
        super(parts.failures());
        this.parts = parts;
    }

    @Override
    protected @Nullable Object enter(@Nullable Object self, @Nullable Object[] arguments) {
        if (self == null || !(arguments[0] instanceof Enum)) {
            return null;
        }
        String transition = ((Enum<?>) arguments[0]).name();
        int to = transition.indexOf(TO);
        if (to > 0) {
            BreakerState before = BreakerState.of(transition.substring(0, to));
            BreakerState after = BreakerState.of(transition.substring(to + TO.length()));
            parts.guards().changed(self, before, after);
        }
        return null;
    }
}
