package io.opvitals.agent.integration.resilience4j;

import io.opvitals.agent.guard.BreakerState;
import io.opvitals.agent.guard.GuardKind;
import io.opvitals.agent.instrument.library.HookedClass;
import io.opvitals.agent.instrument.library.HookedMethod;
import io.opvitals.agent.instrument.library.Library;
import io.opvitals.agent.integration.GuardCreated;
import io.opvitals.agent.integration.IntegrationParts;
import io.opvitals.agent.integration.PartOfCall;
import io.opvitals.agent.operation.RunningCall;
import io.opvitals.agent.weak.WeakIdentityMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which of its classes are woven with what. */
public final class Resilience4j {

    public static final String NAME = "Resilience4j";

    private static final String PACKAGE = "io/github/resilience4j/";
    private static final String ADAPTERS = "io.opvitals.adapter.resilience4j.";
    private static final String SUPPLIER = "Ljava/util/function/Supplier;";
    private static final String CALLABLE = "Ljava/util/concurrent/Callable;";
    private static final String STAGE = "Ljava/util/concurrent/CompletionStage;";
    private static final String CHECKED_SUPPLIER = "L" + PACKAGE + "core/functions/CheckedSupplier;";
    private static final String CHECKED_FUNCTION = "L" + PACKAGE + "core/functions/CheckedFunction;";
    private static final String FUNCTION = "Ljava/util/function/Function;";
    private static final String OPERATOR = "Ljava/util/function/UnaryOperator;";

    private final IntegrationParts parts;

    private Resilience4j(IntegrationParts parts) {
        this.parts = parts;
    }

    public static Library library(IntegrationParts parts) {
        return new Resilience4j(parts).library();
    }

    private Library library() {
        return new Library(
                NAME,
                "2.0 to 2.4",
                List.of(
                        recovering("SupplierUtils", SUPPLIER, FUNCTION, OPERATOR, false),
                        recovering("CallableUtils", CALLABLE, FUNCTION, OPERATOR, false),
                        recovering("CheckedFunctionUtils", CHECKED_SUPPLIER, CHECKED_FUNCTION, CHECKED_FUNCTION, false),
                        recovering("CompletionStageUtils", STAGE, FUNCTION, OPERATOR, true),
                        fallbackMethod(),
                        retry(),
                        asyncRetry(),
                        circuitBreaker(),
                        bulkhead(),
                        threadPoolBulkhead(),
                        rateLimiter("AtomicRateLimiter"),
                        rateLimiter("SemaphoreBasedRateLimiter"),
                        timeLimiter()));
    }

    /** {@code recover} comes with a function alone, with exception types in front of it, and with a test of the result. */
    private HookedClass recovering(
            String name, String what, String function, String operator, boolean isCalledPerCall) {
        Recover second = new Recover(parts, 1, isCalledPerCall);
        Recover third = new Recover(parts, 2, isCalledPerCall);
        return new HookedClass(
                PACKAGE + "core/" + name,
                new HookedMethod("recover", "(" + what + function + ")" + what, second).replacingArgument(1),
                new HookedMethod("recover", "(" + what + "Ljava/lang/Class;" + function + ")" + what, third)
                        .replacingArgument(2),
                new HookedMethod("recover", "(" + what + "Ljava/util/List;" + function + ")" + what, third)
                        .replacingArgument(2),
                new HookedMethod(
                                "recover", "(" + what + "Ljava/util/function/Predicate;" + operator + ")" + what, third)
                        .replacingArgument(2));
    }

    private HookedClass fallbackMethod() {
        WeakIdentityMap<RunningCall> callsOfFallbacks = new WeakIdentityMap<>();
        return new HookedClass(
                PACKAGE + "spring6/fallback/FallbackMethod",
                new HookedMethod("<init>", HookedMethod.ANY, new PartOfCall(parts, callsOfFallbacks)),
                new HookedMethod(
                        "invoke",
                        "(Ljava/lang/reflect/Method;Ljava/lang/Throwable;)Ljava/lang/Object;",
                        new FallbackMethodInvoked(parts, callsOfFallbacks)));
    }

    private HookedClass retry() {
        RetryFollows hook = new RetryFollows(parts, new WeakIdentityMap<>());
        return new HookedClass(
                PACKAGE + "retry/internal/RetryImpl$ContextImpl",
                new HookedMethod("onResult", "(Ljava/lang/Object;)Z", hook),
                new HookedMethod("onError", "(Ljava/lang/Exception;)V", hook),
                new HookedMethod("onRuntimeError", "(Ljava/lang/RuntimeException;)V", hook));
    }

    private HookedClass asyncRetry() {
        WeakIdentityMap<RunningCall> callsOfContexts = new WeakIdentityMap<>();
        RetryFollows hook = new RetryFollows(parts, callsOfContexts);
        return new HookedClass(
                PACKAGE + "retry/internal/RetryImpl$AsyncContextImpl",
                new HookedMethod("<init>", HookedMethod.ANY, new PartOfCall(parts, callsOfContexts)),
                new HookedMethod("onResult", "(Ljava/lang/Object;)J", hook),
                new HookedMethod("onError", "(Ljava/lang/Throwable;)J", hook));
    }

    private HookedClass circuitBreaker() {
        return new HookedClass(
                PACKAGE + "circuitbreaker/internal/CircuitBreakerStateMachine",
                created(
                        GuardKind.CIRCUIT_BREAKER,
                        "circuitbreaker.internal.CircuitBreakerStateMachine",
                        "CircuitBreakers",
                        EnumSet.allOf(BreakerState.class)),
                new HookedMethod(
                        "publishStateTransitionEvent",
                        "(L" + PACKAGE + "circuitbreaker/CircuitBreaker$StateTransition;)V",
                        new StateChanged(parts)),
                new HookedMethod("publishCallNotPermittedEvent", "()V", new Refused(parts)));
    }

    private HookedClass bulkhead() {
        return new HookedClass(
                PACKAGE + "bulkhead/internal/SemaphoreBulkhead",
                created(GuardKind.BULKHEAD, "bulkhead.internal.SemaphoreBulkhead", "Bulkheads", Set.of()),
                new HookedMethod("tryAcquirePermission", "()Z", new NotPermitted(parts)));
    }

    private HookedClass threadPoolBulkhead() {
        NotPermitted hook = new NotPermitted(parts);
        return new HookedClass(
                PACKAGE + "bulkhead/internal/FixedThreadPoolBulkhead",
                created(
                        GuardKind.BULKHEAD,
                        "bulkhead.internal.FixedThreadPoolBulkhead",
                        "ThreadPoolBulkheads",
                        Set.of()),
                new HookedMethod("submit", HookedMethod.ANY, hook));
    }

    private HookedClass rateLimiter(String name) {
        return new HookedClass(
                PACKAGE + "ratelimiter/internal/" + name,
                created(GuardKind.RATE_LIMITER, "ratelimiter.internal." + name, "RateLimiters", Set.of()),
                new HookedMethod("acquirePermission", "(I)Z", new NotPermitted(parts)));
    }

    private HookedClass timeLimiter() {
        return new HookedClass(
                PACKAGE + "timelimiter/internal/TimeLimiterImpl",
                created(GuardKind.TIME_LIMITER, "timelimiter.internal.TimeLimiterImpl", "TimeLimiters", Set.of()),
                new HookedMethod("onTimeout", "()V", new Refused(parts)));
    }

    private HookedMethod created(GuardKind kind, String className, String adapter, Set<BreakerState> states) {
        GuardCreated.Kind guards =
                new GuardCreated.Kind(kind, NAME, "io.github.resilience4j." + className, ADAPTERS + adapter, states);
        return new HookedMethod("<init>", HookedMethod.ANY, new GuardCreated(parts, guards, null));
    }
}
