package io.opvitals.agent.integration.failsafe;

import io.opvitals.agent.integration.FallbackOfCall;
import io.opvitals.agent.integration.IntegrationParts;
import io.opvitals.agent.integration.LibraryHook;
import io.opvitals.agent.operation.RunningCall;
import io.opvitals.agent.weak.WeakIdentityMap;
import org.jspecify.annotations.Nullable;

/** A fallback is applied, for a result or an exception, in an execution. */
final class FallbackApplied extends LibraryHook {

    private static final int CAUSE = 1;
    private static final int EXECUTION = 2;

    private final IntegrationParts parts;
    private final WeakIdentityMap<RunningCall> executions;

    FallbackApplied(IntegrationParts parts, WeakIdentityMap<RunningCall> executions) {
        super(parts.failures());
        this.parts = parts;
        this.executions = executions;
    }

    @Override
    protected @Nullable Object enter(@Nullable Object self, @Nullable Object[] arguments) {
        Object execution = arguments[EXECUTION];
        RunningCall known = execution == null ? null : executions.get(execution);
        RunningCall call = known != null ? known : parts.calls().current();
        if (call != null) {
            call.wentWrong();
        }
        return call;
    }

    @Override
    protected @Nullable Object exit(
            @Nullable Object entered,
            @Nullable Object self,
            @Nullable Object[] arguments,
            @Nullable Object result,
            @Nullable Throwable thrown) {
        if (thrown == null && entered instanceof RunningCall call) {
            if (arguments[CAUSE] instanceof Throwable cause) {
                call.servedByFallback(cause, null);
            } else {
                call.servedByFallback(FallbackOfCall.UNWANTED_RESULT, null);
            }
        }
        return result;
    }
}
