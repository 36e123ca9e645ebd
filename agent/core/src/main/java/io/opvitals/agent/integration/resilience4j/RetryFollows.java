package io.opvitals.agent.integration.resilience4j;

import io.opvitals.agent.integration.IntegrationParts;
import io.opvitals.agent.integration.LibraryHook;
import io.opvitals.agent.operation.RunningCall;
import io.opvitals.agent.weak.WeakIdentityMap;
import org.jspecify.annotations.Nullable;

/**
 * A retry's context is told how an attempt ended. Where another attempt follows, it says so by returning {@code true} for a
 * result, by returning at all for an exception, or, where it is asynchronous, by a time to wait that is not negative.
 */
final class RetryFollows extends LibraryHook {

    private final IntegrationParts parts;
    private final WeakIdentityMap<RunningCall> callsOfContexts;

    RetryFollows(IntegrationParts parts, WeakIdentityMap<RunningCall> callsOfContexts) {
        super(parts.failures());
        this.parts = parts;
        this.callsOfContexts = callsOfContexts;
    }

    @Override
    protected @Nullable Object exit(
            @Nullable Object entered,
            @Nullable Object self,
            @Nullable Object[] arguments,
            @Nullable Object result,
            @Nullable Throwable thrown) {
        boolean follows =
                thrown == null && !Boolean.FALSE.equals(result) && !(result instanceof Long delay && delay < 0);
        if (follows && self != null) {
            RunningCall known = callsOfContexts.get(self);
            RunningCall call = known != null ? known : parts.calls().current();
            if (call != null) {
                call.retried();
            }
        }
        return result;
    }
}
