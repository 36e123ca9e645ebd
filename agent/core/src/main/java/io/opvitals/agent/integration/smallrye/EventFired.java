package io.opvitals.agent.integration.smallrye;

import io.opvitals.agent.integration.IntegrationParts;
import io.opvitals.agent.integration.LibraryHook;
import io.opvitals.agent.weak.WeakIdentityMap;
import org.jspecify.annotations.Nullable;

/** A strategy tells the context of an invocation what it does. */
final class EventFired extends LibraryHook {

    private static final String RETRIED = "io.smallrye.faulttolerance.core.retry.RetryEvents$Retried";
    private static final String FALLBACK = "io.smallrye.faulttolerance.core.fallback.FallbackEvents$Applied";

    private final WeakIdentityMap<Invocation> invocations;

    EventFired(IntegrationParts parts, WeakIdentityMap<Invocation> invocations) {
        super(parts.failures());
        this.invocations = invocations;
    }

    @Override
    protected @Nullable Object enter(@Nullable Object self, @Nullable Object[] arguments) {
        Object event = arguments[0];
        Invocation invocation = self == null || event == null ? null : invocations.get(self);
        if (invocation == null || event == null) {
            return null;
        }
        String name = event.getClass().getName();
        if (name.equals(RETRIED)) {
            invocation.call.retried();
        } else if (name.equals(FALLBACK)) {
            invocation.call.wentWrong();
            invocation.fallbackApplied();
        }
        return null;
    }
}
