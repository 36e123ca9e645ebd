package io.opvitals.agent.integration.failsafe;

import io.opvitals.agent.integration.IntegrationParts;
import io.opvitals.agent.integration.LibraryHook;
import org.jspecify.annotations.Nullable;

/** A policy is asked before an execution: a result means that there is none. */
final class Refused extends LibraryHook {

    private static final int POLICY = 0;

    private final IntegrationParts parts;

    Refused(IntegrationParts parts) {
        super(parts.failures());
        this.parts = parts;
    }

    @Override
    protected @Nullable Object exit(
            @Nullable Object entered,
            @Nullable Object self,
            @Nullable Object[] arguments,
            @Nullable Object result,
            @Nullable Throwable thrown) {
        Object policy = arguments[POLICY];
        if (policy != null && result != null) {
            parts.guards().rejected(policy);
        }
        return result;
    }
}
