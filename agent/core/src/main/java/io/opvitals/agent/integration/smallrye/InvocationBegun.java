package io.opvitals.agent.integration.smallrye;

import io.opvitals.agent.integration.IntegrationParts;
import io.opvitals.agent.integration.LibraryHook;
import io.opvitals.agent.operation.ProxiedCall;
import io.opvitals.agent.operation.RunningCall;
import io.opvitals.agent.weak.WeakIdentityMap;
import org.jspecify.annotations.Nullable;

/** The context of an invocation is made, on the caller's thread: by the interceptor, or by the programmatic API. */
final class InvocationBegun extends LibraryHook {

    private final IntegrationParts parts;
    private final WeakIdentityMap<Invocation> invocations;
    private final WeakIdentityMap<ProxiedCall> proxied;

    InvocationBegun(
            IntegrationParts parts, WeakIdentityMap<Invocation> invocations, WeakIdentityMap<ProxiedCall> proxied) {
        super(parts.failures());
        this.parts = parts;
        this.invocations = invocations;
        this.proxied = proxied;
    }

    @Override
    protected @Nullable Object exit(
            @Nullable Object entered,
            @Nullable Object self,
            @Nullable Object[] arguments,
            @Nullable Object result,
            @Nullable Throwable thrown) {
        RunningCall call = self == null ? null : parts.calls().current();
        if (self == null || call == null) {
            return null;
        }
        invocations.put(self, new Invocation(call));
        ProxiedCall begunByInterceptor = parts.calls().currentProxied();
        if (begunByInterceptor != null) {
            proxied.put(self, begunByInterceptor);
        }
        return null;
    }
}
