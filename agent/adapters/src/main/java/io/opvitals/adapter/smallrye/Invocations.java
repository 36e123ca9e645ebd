package io.opvitals.adapter.smallrye;

import io.opvitals.bootstrap.OpvitalsDoor.InvocationReader;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Reads what an interceptor is called with. */
public final class Invocations extends InvocationReader {

    @Override
    public Method method(Object invocation) {
        return ((InvocationContext) invocation).getMethod();
    }

    @Override
    public @Nullable Object target(Object invocation) {
        return ((InvocationContext) invocation).getTarget();
    }
}
