package io.opvitals.agent.integration.failsafe;

import io.opvitals.agent.integration.IntegrationParts;
import io.opvitals.agent.integration.LibraryHook;
import io.opvitals.agent.operation.RunningCall;
import io.opvitals.agent.weak.WeakIdentityMap;
import org.jspecify.annotations.Nullable;

/** A retry policy copies an execution for the next attempt; nobody else does. */
final class ExecutionCopied extends LibraryHook {

    private final IntegrationParts parts;
    private final WeakIdentityMap<RunningCall> executions;

    ExecutionCopied(IntegrationParts parts, WeakIdentityMap<RunningCall> executions) {
        super(parts.failures());
        this.parts = parts;
        this.executions = executions;
    }

    @Override
    protected @Nullable Object exit(
            @Nullable Object entered,
            @Nullable Object self,
            @Nullable Object[] arguments,
            @Nullable Object result,
            @Nullable Throwable thrown) {
        Object original = arguments[0];
        RunningCall known = original == null ? null : executions.get(original);
        RunningCall call = known != null ? known : parts.calls().current();
        if (self != null && call != null) {
            call.retried();
            if (known != null) {
                executions.put(self, known);
            }
        }
        return null;
    }
}
