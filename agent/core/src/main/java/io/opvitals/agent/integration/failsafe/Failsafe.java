package io.opvitals.agent.integration.failsafe;

import io.opvitals.agent.guard.BreakerState;
import io.opvitals.agent.guard.GuardKind;
import io.opvitals.agent.instrument.library.HookedClass;
import io.opvitals.agent.instrument.library.HookedMethod;
import io.opvitals.agent.instrument.library.HookedMethod.Field;
import io.opvitals.agent.instrument.library.Library;
import io.opvitals.agent.integration.CreationSite;
import io.opvitals.agent.integration.GuardCreated;
import io.opvitals.agent.integration.IntegrationParts;
import io.opvitals.agent.integration.PartOfCall;
import io.opvitals.agent.operation.RunningCall;
import io.opvitals.agent.weak.WeakIdentityMap;
import java.util.List;
import java.util.Set;

/** Which of its classes are woven with what. */
public final class Failsafe {

    public static final String NAME = "Failsafe";

    private static final String PACKAGE = "dev/failsafe/";
    private static final String ADAPTERS = "io.opvitals.adapter.failsafe.";
    private static final String RESULT = "L" + PACKAGE + "spi/ExecutionResult;";

    private final IntegrationParts parts;

    /** Asynchronous executions, and each copy that a retry makes of one, by the call they began in. */
    private final WeakIdentityMap<RunningCall> executions = new WeakIdentityMap<>();

    private Failsafe(IntegrationParts parts) {
        this.parts = parts;
    }

    public static Library library(IntegrationParts parts) {
        return new Failsafe(parts).library();
    }

    private Library library() {
        return new Library(
                NAME,
                "3.0 to 3.3",
                Set.of(PACKAGE + "internal/FallbackImpl"),
                List.of(
                        fallback(),
                        new HookedClass(
                                PACKAGE + "SyncExecutionImpl",
                                new HookedMethod(
                                        "<init>",
                                        "(L" + PACKAGE + "SyncExecutionImpl;)V",
                                        new ExecutionCopied(parts, executions))),
                        new HookedClass(
                                PACKAGE + "AsyncExecutionImpl",
                                new HookedMethod(
                                        "<init>",
                                        "(L" + PACKAGE + "AsyncExecutionImpl;)V",
                                        new ExecutionCopied(parts, executions)),
                                new HookedMethod("<init>", HookedMethod.ANY, new PartOfCall(parts, executions))),
                        circuitBreaker(),
                        refusing("CircuitBreaker", "circuitBreaker"),
                        created(GuardKind.BULKHEAD, "Bulkhead", "Bulkheads"),
                        refusing("Bulkhead", "bulkhead"),
                        created(GuardKind.RATE_LIMITER, "RateLimiter", "RateLimiters"),
                        refusing("RateLimiter", "rateLimiter")));
    }

    private HookedClass fallback() {
        FallbackApplied hook = new FallbackApplied(parts, executions);
        String arguments = "(Ljava/lang/Object;Ljava/lang/Throwable;L" + PACKAGE + "ExecutionContext;)";
        return new HookedClass(
                PACKAGE + "internal/FallbackImpl",
                new HookedMethod("apply", arguments + "Ljava/lang/Object;", hook),
                new HookedMethod("applyStage", arguments + "Ljava/util/concurrent/CompletableFuture;", hook));
    }

    private HookedClass circuitBreaker() {
        return new HookedClass(
                PACKAGE + "internal/CircuitBreakerImpl",
                constructor(GuardKind.CIRCUIT_BREAKER, "CircuitBreaker", "CircuitBreakers", BreakerState.COMMON),
                new HookedMethod("transitionTo", HookedMethod.ANY, new StateChanged(parts)));
    }

    private HookedClass created(GuardKind kind, String name, String adapter) {
        return new HookedClass(PACKAGE + "internal/" + name + "Impl", constructor(kind, name, adapter, Set.of()));
    }

    private HookedMethod constructor(GuardKind kind, String name, String adapter, Set<BreakerState> states) {
        GuardCreated.Kind guards =
                new GuardCreated.Kind(kind, NAME, "dev.failsafe.internal." + name + "Impl", ADAPTERS + adapter, states);
        return new HookedMethod(
                "<init>", HookedMethod.ANY, new GuardCreated(parts, guards, new CreationSite("dev.failsafe.")));
    }

    /** Before an execution, the executor of a policy asks it and returns a failed result where it refuses. */
    private HookedClass refusing(String name, String field) {
        return new HookedClass(
                PACKAGE + "internal/" + name + "Executor",
                new HookedMethod(
                        "preExecute",
                        "()" + RESULT,
                        new Refused(parts),
                        new Field(field, "L" + PACKAGE + "internal/" + name + "Impl;")));
    }
}
