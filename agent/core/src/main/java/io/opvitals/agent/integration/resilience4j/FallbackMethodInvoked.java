package io.opvitals.agent.integration.resilience4j;

import io.opvitals.agent.integration.IntegrationParts;
import io.opvitals.agent.integration.LibraryHook;
import io.opvitals.agent.operation.RunningCall;
import io.opvitals.agent.weak.WeakIdentityMap;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** The method that an annotation names as {@code fallbackMethod} runs, for the call that it was looked up for. */
final class FallbackMethodInvoked extends LibraryHook {

    private static final int METHOD = 0;
    private static final int CAUSE = 1;

    private final IntegrationParts parts;
    private final WeakIdentityMap<RunningCall> calls;

    FallbackMethodInvoked(IntegrationParts parts, WeakIdentityMap<RunningCall> calls) {
        super(parts.failures());
        this.parts = parts;
        this.calls = calls;
    }

    @Override
    protected @Nullable Object enter(@Nullable Object self, @Nullable Object[] arguments) {
        RunningCall known = self == null ? null : calls.get(self);
        RunningCall call = known != null ? known : parts.calls().current();
        if (call != null) {
            call.wentWrong();
        }
        return call;
    }

    @Override
    protected @Nullable Object exit(
            @Nullable Object entered,
            @Nullable Object self,
            @Nullable Object[] arguments,
            @Nullable Object result,
            @Nullable Throwable thrown) {
        if (thrown == null && entered instanceof RunningCall call && arguments[CAUSE] instanceof Throwable cause) {
            String server = arguments[METHOD] instanceof Method method ? method.getName() : null;
            call.servedByFallback(cause, server);
        }
        return result;
    }
}
