package io.opvitals.agent.integration;

import io.opvitals.agent.operation.ProxiedCall;
import io.opvitals.agent.weak.WeakIdentityMap;
import org.jspecify.annotations.Nullable;

/** A proxy calls the method behind it, on whatever thread: that is an attempt of the call that the proxy has begun. */
public final class AttemptOfCall extends LibraryHook {

    private final IntegrationParts parts;
    private final WeakIdentityMap<ProxiedCall> calls;

    /** What was expected on this thread before. */
    private record Before(@Nullable ProxiedCall expected) {}

    /**
     * Makes the hook.
     *
     * @param parts what hooks work with
     * @param calls by the object whose method it is that calls the method behind the proxy
     */
    public AttemptOfCall(IntegrationParts parts, WeakIdentityMap<ProxiedCall> calls) {
        super(parts.failures());
        this.parts = parts;
        this.calls = calls;
    }

    @Override
    protected @Nullable Object enter(@Nullable Object self, @Nullable Object[] arguments) {
        ProxiedCall call = self == null ? null : calls.get(self);
        return call == null ? null : new Before(parts.calls().expectAttempt(call));
    }

    @Override
    protected @Nullable Object exit(
            @Nullable Object entered,
            @Nullable Object self,
            @Nullable Object[] arguments,
            @Nullable Object result,
            @Nullable Throwable thrown) {
        if (entered instanceof Before before) {
            parts.calls().expectAttempt(before.expected);
        }
        return result;
    }
}
