package io.opvitals.agent.integration.spring;

import io.opvitals.agent.integration.FallbackOfCall;
import io.opvitals.agent.integration.IntegrationParts;
import io.opvitals.agent.integration.LibraryHook;
import io.opvitals.agent.integration.ToldFunction;
import io.opvitals.agent.operation.RunningCall;
import org.jspecify.annotations.Nullable;

/** {@code run(what, fallback)}: the fallback, on whatever thread, is one of the call in flight here. */
final class RunWithFallback extends LibraryHook {

    private static final int FALLBACK = 1;

    private final IntegrationParts parts;

    RunWithFallback(IntegrationParts parts) {
        super(parts.failures());
        this.parts = parts;
    }

    @Override
    protected @Nullable Object enter(@Nullable Object self, @Nullable Object[] arguments) {
        RunningCall call = parts.calls().current();
        if (call != null) {
            FallbackOfCall told = new FallbackOfCall(parts.calls(), call, parts.failures());
            arguments[FALLBACK] = ToldFunction.of(arguments[FALLBACK], told);
        }
        return null;
    }
}
