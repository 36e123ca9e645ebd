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

    private final WeakIdentityMap<Boolean> known = new WeakIdentityMap<>();

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
            known.put(self, true);
        }
        return null;
    }

    /** For the end of the constructor of what holds an interceptor that is asked for each call whether it is meant. */
    LibraryHook matchedAtRunTime(IntegrationParts parts) {
        return new LibraryHook(parts.failures()) {
            @Override
            protected @Nullable Object exit(
                    @Nullable Object entered,
                    @Nullable Object self,
                    @Nullable Object[] arguments,
                    @Nullable Object result,
                    @Nullable Throwable thrown) {
                if (self != null && guards(arguments[0])) {
                    known.put(self, true);
                }
                return null;
            }
        };
    }

    /** Whether one of a proxy's interceptors guards its method. */
    boolean isAmong(List<?> interceptors) {
        for (Object each : interceptors) {
            if (guards(each)) {
                return true;
            }
        }
        return false;
    }

    private boolean guards(@Nullable Object interceptor) {
        return interceptor != null
                && (INTERCEPTORS.contains(interceptor.getClass().getName()) || known.get(interceptor) != null);
    }
}
