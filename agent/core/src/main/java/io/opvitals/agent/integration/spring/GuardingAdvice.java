package io.opvitals.agent.integration.spring;

import io.opvitals.agent.integration.IntegrationParts;
import io.opvitals.agent.integration.LibraryHook;
import io.opvitals.agent.weak.WeakIdentityMap;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows the interceptors that may refuse a call, try it again, or serve it by a fallback. Of aspects, which all are of one
 * class, it learns which they are when they are made.
 */
final class GuardingAdvice extends LibraryHook {

    private static final String RESILIENCE4J = "io.github.resilience4j.";

    private static final Set<String> INTERCEPTORS = Set.of(
            "org.springframework.retry.annotation.AnnotationAwareRetryOperationsInterceptor",
            "org.springframework.retry.interceptor.RetryOperationsInterceptor",
            "org.springframework.retry.interceptor.StatefulRetryOperationsInterceptor",
            "org.springframework.resilience.annotation.RetryAnnotationInterceptor",
            "org.springframework.resilience.retry.SimpleRetryInterceptor",
            "org.springframework.resilience.annotation.ConcurrencyLimitAnnotationInterceptor");

    private final WeakIdentityMap<Boolean> aspects = new WeakIdentityMap<>();

    GuardingAdvice(IntegrationParts parts) {
        super(parts.failures());
    }

    @Override
    protected @Nullable Object exit(
            @Nullable Object entered,
            @Nullable Object self,
            @Nullable Object[] arguments,
            @Nullable Object result,
            @Nullable Throwable thrown) {
        boolean isOfGuard = arguments[0] instanceof Method
                && ((Method) arguments[0]).getDeclaringClass().getName().startsWith(RESILIENCE4J);
        if (self != null && isOfGuard) {
            aspects.put(self, true);
        }
        return null;
    }

    /** Whether one of a proxy's interceptors guards its method. */
    boolean isAmong(List<?> interceptors) {
        for (Object each : interceptors) {
            if (each != null && (INTERCEPTORS.contains(each.getClass().getName()) || aspects.get(each) != null)) {
                return true;
            }
        }
        return false;
    }
}
