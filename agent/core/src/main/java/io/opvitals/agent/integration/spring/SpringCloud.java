package io.opvitals.agent.integration.spring;

import io.opvitals.agent.instrument.library.HookedClass;
import io.opvitals.agent.instrument.library.HookedMethod;
import io.opvitals.agent.instrument.library.Library;
import io.opvitals.agent.integration.IntegrationParts;
import java.util.List;

/** Which classes of Spring Cloud CircuitBreaker are woven with what. */
public final class SpringCloud {

    private static final String PACKAGE = "org/springframework/cloud/circuitbreaker/";
    private static final String FUNCTION = "Ljava/util/function/Function;";
    private static final String MONO = "Lreactor/core/publisher/Mono;";
    private static final String FLUX = "Lreactor/core/publisher/Flux;";

    private SpringCloud() {}

    public static Library library(IntegrationParts parts) {
        RunWithFallback hook = new RunWithFallback(parts);
        return new Library(
                "Spring Cloud CircuitBreaker",
                "3.0 to 3.3",
                List.of(
                        new HookedClass(
                                PACKAGE + "resilience4j/Resilience4JCircuitBreaker",
                                run(hook, "Ljava/util/function/Supplier;", "Ljava/lang/Object;")),
                        new HookedClass(
                                PACKAGE + "springretry/SpringRetryCircuitBreaker",
                                run(hook, "Ljava/util/function/Supplier;", "Ljava/lang/Object;")),
                        new HookedClass(
                                PACKAGE + "resilience4j/ReactiveResilience4JCircuitBreaker",
                                run(hook, MONO, MONO),
                                run(hook, FLUX, FLUX))));
    }

    private static HookedMethod run(RunWithFallback hook, String what, String result) {
        return new HookedMethod("run", "(" + what + FUNCTION + ")" + result, hook).replacingArgument(1);
    }
}
