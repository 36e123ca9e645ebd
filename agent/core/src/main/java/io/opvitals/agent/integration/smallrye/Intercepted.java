package io.opvitals.agent.integration.smallrye;

import io.opvitals.agent.instrument.WovenOperations;
import io.opvitals.agent.integration.IntegrationParts;
import io.opvitals.agent.integration.LibraryHook;
import io.opvitals.agent.integration.LibraryTypes;
import io.opvitals.agent.operation.ProxiedCall;
import io.opvitals.bootstrap.OpvitalsDoor.InvocationReader;
import org.jspecify.annotations.Nullable;

/** The interceptor of a guarded method is called; where the method is monitored, the call begins here. */
final class Intercepted extends LibraryHook {

    private static final String INTERCEPTOR = "io.smallrye.faulttolerance.FaultToleranceInterceptor";
    private static final String ADAPTER = "io.opvitals.adapter.smallrye.Invocations";

    private final IntegrationParts parts;

    Intercepted(IntegrationParts parts) {
        super(parts.failures());
        this.parts = parts;
    }

    @Override
    protected @Nullable Object enter(@Nullable Object self, @Nullable Object[] arguments) {
        Object invocation = arguments[0];
        Class<?> type = self == null ? null : LibraryTypes.find(self.getClass(), INTERCEPTOR);
        Object adapter = type == null ? null : parts.adapters().adapter(type, ADAPTER);
        if (invocation == null || !(adapter instanceof InvocationReader reader)) {
            return null;
        }
        Object target = reader.target(invocation);
        if (target == null) {
            return null;
        }
        int operation = parts.woven().operation(reader.method(invocation), target.getClass());
        return operation == WovenOperations.NONE ? null : parts.calls().begin(operation);
    }

    @Override
    protected @Nullable Object exit(
            @Nullable Object entered,
            @Nullable Object self,
            @Nullable Object[] arguments,
            @Nullable Object result,
            @Nullable Throwable thrown) {
        if (!(entered instanceof ProxiedCall call)) {
            return result;
        }
        if (thrown != null) {
            call.threw(thrown);
            return null;
        }
        return call.returned(result);
    }
}
