package io.opvitals.agent.integration.resilience4j;

import io.opvitals.agent.integration.IntegrationParts;
import io.opvitals.agent.integration.LibraryHook;
import org.jspecify.annotations.Nullable;

/** A guard publishes that it refused a call, or gave up on one. */
final class Refused extends LibraryHook {

    private final IntegrationParts parts;

    Refused(IntegrationParts parts) {
        super(parts.failures());
        this.parts = parts;
    }

    @Override
    protected @Nullable Object enter(@Nullable Object self, @Nullable Object[] arguments) {
        if (self != null) {
            parts.guards().rejected(self);
        }
        return null;
    }
}
