package io.opvitals.agent.integration.smallrye;

import io.opvitals.agent.integration.IntegrationParts;
import io.opvitals.agent.integration.LibraryHook;
import io.opvitals.agent.weak.WeakIdentityMap;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong is wrapped up for a fallback that is about to run, or for a handler before a retry, which is not meant.
 * Where the fallback fails, so does the call, and the reason is not shown.
 */
final class FailureTold extends LibraryHook {

    private static final int FAILURE = 0;
    private static final int CONTEXT = 1;

    private final WeakIdentityMap<Invocation> invocations;

    FailureTold(IntegrationParts parts, WeakIdentityMap<Invocation> invocations) {
        super(parts.failures());
        this.invocations = invocations;
    }

    @Override
    protected @Nullable Object exit(
            @Nullable Object entered,
            @Nullable Object self,
            @Nullable Object[] arguments,
            @Nullable Object result,
            @Nullable Throwable thrown) {
        Object context = arguments[CONTEXT];
        Invocation invocation = context == null ? null : invocations.get(context);
        if (invocation != null && arguments[FAILURE] instanceof Throwable && invocation.takeFallbackApplied()) {
            invocation.call.servedByFallback((Throwable) arguments[FAILURE], null);
        }
        return null;
    }
}
