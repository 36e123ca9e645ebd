package io.opvitals.agent.integration.spring;

import io.opvitals.agent.integration.IntegrationParts;
import io.opvitals.agent.integration.LibraryHook;
import io.opvitals.agent.operation.ProxiedCall;
import io.opvitals.agent.weak.WeakIdentityMap;
import org.jspecify.annotations.Nullable;

/** An interceptor that may go on more than once, or on another thread, goes on with a clone of the invocation. */
final class InvocationCloned extends LibraryHook {

    private final WeakIdentityMap<ProxiedCall> calls;

    InvocationCloned(IntegrationParts parts, WeakIdentityMap<ProxiedCall> calls) {
        super(parts.failures());
        this.calls = calls;
    }

    @Override
    protected @Nullable Object exit(
            @Nullable Object entered,
            @Nullable Object self,
            @Nullable Object[] arguments,
            @Nullable Object result,
            @Nullable Throwable thrown) {
        ProxiedCall call = self == null ? null : calls.get(self);
        if (call != null && result != null) {
            calls.put(result, call);
        }
        return result;
    }
}
