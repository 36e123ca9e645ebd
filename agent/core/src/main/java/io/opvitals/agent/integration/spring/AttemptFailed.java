package io.opvitals.agent.integration.spring;

import io.opvitals.agent.integration.IntegrationParts;
import io.opvitals.agent.integration.LibraryHook;
import io.opvitals.agent.operation.RunningCall;
import io.opvitals.agent.weak.WeakIdentityMap;
import org.jspecify.annotations.Nullable;

/** A retry template has made an attempt, and it failed. */
final class AttemptFailed extends LibraryHook {

    private static final int CONTEXT = 2;
    private static final int FAILURE = 3;

    private final IntegrationParts parts;
    private final WeakIdentityMap<Attempts> attempts;

    AttemptFailed(IntegrationParts parts, WeakIdentityMap<Attempts> attempts) {
        super(parts.failures());
        this.parts = parts;
        this.attempts = attempts;
    }

    @Override
    protected @Nullable Object enter(@Nullable Object self, @Nullable Object[] arguments) {
        Object context = arguments[CONTEXT];
        if (context == null) {
            return null;
        }
        Attempts known = attempts.get(context);
        if (known == null) {
            known = new Attempts();
            attempts.put(context, known);
        }
        known.failed((Throwable) arguments[FAILURE]);
        RunningCall call = parts.calls().current();
        if (call != null) {
            call.wentWrong();
        }
        return null;
    }
}
