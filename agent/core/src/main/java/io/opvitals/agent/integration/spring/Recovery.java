package io.opvitals.agent.integration.spring;

import io.opvitals.agent.integration.FallbackOfCall;
import io.opvitals.agent.integration.IntegrationParts;
import io.opvitals.agent.integration.LibraryHook;
import io.opvitals.agent.operation.RunningCall;
import io.opvitals.agent.weak.WeakIdentityMap;
import org.jspecify.annotations.Nullable;

/** A retry template gives up trying, and asks its recovery callback, where it has one. */
final class Recovery extends LibraryHook {

    private static final int CALLBACK = 0;
    private static final int CONTEXT = 1;

    private final IntegrationParts parts;
    private final WeakIdentityMap<Attempts> attempts;

    Recovery(IntegrationParts parts, WeakIdentityMap<Attempts> attempts) {
        super(parts.failures());
        this.parts = parts;
        this.attempts = attempts;
    }

    @Override
    protected @Nullable Object enter(@Nullable Object self, @Nullable Object[] arguments) {
        Attempts known = attempts(arguments);
        if (known != null) {
            known.exhausted();
        }
        return null;
    }

    @Override
    protected @Nullable Object exit(
            @Nullable Object entered,
            @Nullable Object self,
            @Nullable Object[] arguments,
            @Nullable Object result,
            @Nullable Throwable thrown) {
        RunningCall call = parts.calls().current();
        if (thrown != null || arguments[CALLBACK] == null || call == null) {
            return result;
        }
        Attempts known = attempts(arguments);
        Throwable cause = known == null ? null : known.last();
        if (cause != null) {
            call.servedByFallback(cause, null);
        } else {
            call.servedByFallback(FallbackOfCall.UNWANTED_RESULT, null);
        }
        return result;
    }

    private @Nullable Attempts attempts(@Nullable Object[] arguments) {
        Object context = arguments[CONTEXT];
        return context == null ? null : attempts.get(context);
    }
}
