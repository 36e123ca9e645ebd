package io.opvitals.agent.integration;

import io.opvitals.agent.operation.RunningCall;
import io.opvitals.agent.weak.WeakIdentityMap;
import org.jspecify.annotations.Nullable;

/** At the end of a constructor: the new object belongs to the call in flight on this thread, wherever it is used later. */
public final class PartOfCall extends LibraryHook {

    private final IntegrationParts parts;
    private final WeakIdentityMap<RunningCall> calls;

    /**
     * Makes the hook.
     *
     * @param parts what hooks work with
     * @param calls where the object and its call are written down
     */
    public PartOfCall(IntegrationParts parts, WeakIdentityMap<RunningCall> calls) {
        super(parts.failures());
        this.parts = parts;
        this.calls = calls;
    }

    @Override
    protected @Nullable Object exit(
            @Nullable Object entered,
            @Nullable Object self,
            @Nullable Object[] arguments,
            @Nullable Object result,
            @Nullable Throwable thrown) {
        RunningCall call = self == null ? null : parts.calls().current();
        if (self != null && call != null) {
            calls.put(self, call);
        }
        return null;
    }
}
