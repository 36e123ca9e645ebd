package io.opvitals.agent.integration.spring;

import io.opvitals.agent.instrument.WovenOperations;
import io.opvitals.agent.integration.IntegrationParts;
import io.opvitals.agent.integration.LibraryHook;
import io.opvitals.agent.operation.ProxiedCall;
import io.opvitals.agent.weak.WeakIdentityMap;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proxy's chain of interceptors goes on by one. Where it begins, and one of them guards a monitored method, the call
 * begins here.
 */
final class ProxyCalled extends LibraryHook {

    private static final int METHOD = 0;
    private static final int TARGET_CLASS = 1;
    private static final int INTERCEPTORS = 2;
    private static final int INDEX = 3;

    /** Before the first interceptor. */
    private static final Integer BEGINNING = -1;

    private final IntegrationParts parts;
    private final WeakIdentityMap<ProxiedCall> calls;
    private final GuardingAdvice guarding;

    ProxyCalled(IntegrationParts parts, WeakIdentityMap<ProxiedCall> calls, GuardingAdvice guarding) {
        super(parts.failures());
        this.parts = parts;
        this.calls = calls;
        this.guarding = guarding;
    }

    @Override
    protected @Nullable Object enter(@Nullable Object self, @Nullable Object[] arguments) {
        if (self == null
                || !BEGINNING.equals(arguments[INDEX])
                || !(arguments[METHOD] instanceof Method method)
                || !(arguments[TARGET_CLASS] instanceof Class<?> target)
                || !(arguments[INTERCEPTORS] instanceof List<?> interceptors)) {
            return null;
        }
        int operation = parts.woven().operation(method, target);
        if (operation == WovenOperations.NONE || !guarding.isAmong(interceptors)) {
            return null;
        }
        ProxiedCall call = parts.calls().begin(operation);
        if (call != null) {
            calls.put(self, call);
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
        if (!(entered instanceof ProxiedCall call)) {
            return result;
        }
        if (thrown != null) {
            call.threw(thrown);
            return null;
        }
        return call.returned(result);
    }
}
