package io.opvitals.agent.integration.spring;

import io.opvitals.agent.integration.IntegrationParts;
import io.opvitals.agent.integration.LibraryHook;
import io.opvitals.agent.operation.RunningCall;
import io.opvitals.agent.weak.WeakIdentityMap;
import org.jspecify.annotations.Nullable;

/** A retry template is done. */
final class ExecutionEnds extends LibraryHook {

    private static final int CONTEXT = 1;
    private static final int SUCCEEDED = 3;

    private final IntegrationParts parts;
    private final WeakIdentityMap<Attempts> attempts;

    ExecutionEnds(IntegrationParts parts, WeakIdentityMap<Attempts> attempts) {
        super(parts.failures());
        this.parts = parts;
        this.attempts = attempts;
    }

    @Override
    protected @Nullable Object enter(@Nullable Object self, @Nullable Object[] arguments) {
        Object context = arguments[CONTEXT];
        Attempts known = context == null ? null : attempts.remove(context);
        RunningCall call = known == null ? null : parts.calls().current();
        if (known != null && call != null) {
            int retries = known.retries(Boolean.TRUE.equals(arguments[SUCCEEDED]));
            for (int i = 0; i < retries; i++) {
                call.retried();
            }
        }
        return null;
    }
}
