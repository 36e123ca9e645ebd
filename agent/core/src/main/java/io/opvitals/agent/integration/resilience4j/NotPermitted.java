package io.opvitals.agent.integration.resilience4j;

import io.opvitals.agent.integration.IntegrationParts;
import io.opvitals.agent.integration.LibraryHook;
import org.jspecify.annotations.Nullable;

/** A guard is asked whether a call may pass: it returns {@code false} where not, or throws that it is full. */
final class NotPermitted extends LibraryHook {

    private static final String FULL = "io.github.resilience4j.bulkhead.BulkheadFullException";

    private final IntegrationParts parts;

    NotPermitted(IntegrationParts parts) {
        super(parts.failures());
        this.parts = parts;
    }

    /** Where the method throws, its end does not see the guard any more. */
    @Override
    protected @Nullable Object enter(@Nullable Object self, @Nullable Object[] arguments) {
        return self;
    }

    @Override
    protected @Nullable Object exit(
            @Nullable Object entered,
            @Nullable Object self,
            @Nullable Object[] arguments,
            @Nullable Object result,
            @Nullable Throwable thrown) {
        boolean isFull = thrown != null && thrown.getClass().getName().equals(FULL);
        if (entered != null && (isFull || Boolean.FALSE.equals(result))) {
            parts.guards().rejected(entered);
        }
        return result;
    }
}
