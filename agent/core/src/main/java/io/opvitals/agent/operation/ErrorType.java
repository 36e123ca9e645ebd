package io.opvitals.agent.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What is known of one exception class, by name: whether it means an error, a rejection, a time-out or a cancellation.
 *
 * <p>Found through a {@link ClassValue}, so that a class of the application holds its own entry and nothing here holds
 * the class. Classes of the same name share one entry, so that redeploying an application adds none.
 */
final class ErrorType {

    /** Class names, and what throwing one of them or a subtype of it means; everything else is an error. */
    private static final List<Meaning> MEANINGS = List.of(
            new Meaning("java.util.concurrent.TimeoutException", Outcome.TIMEOUT),
            new Meaning("java.net.SocketTimeoutException", Outcome.TIMEOUT),
            new Meaning("java.net.http.HttpTimeoutException", Outcome.TIMEOUT),
            new Meaning("dev.failsafe.TimeoutExceededException", Outcome.TIMEOUT),
            new Meaning("org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException", Outcome.TIMEOUT),
            // A CancellationException, because that is how Kotlin ends what has run out of time.
            new Meaning("kotlinx.coroutines.TimeoutCancellationException", Outcome.TIMEOUT),
            new Meaning("java.util.concurrent.RejectedExecutionException", Outcome.REJECTED),
            new Meaning("io.github.resilience4j.circuitbreaker.CallNotPermittedException", Outcome.REJECTED),
            new Meaning("io.github.resilience4j.bulkhead.BulkheadFullException", Outcome.REJECTED),
            new Meaning("io.github.resilience4j.ratelimiter.RequestNotPermitted", Outcome.REJECTED),
            new Meaning("dev.failsafe.CircuitBreakerOpenException", Outcome.REJECTED),
            new Meaning("dev.failsafe.BulkheadFullException", Outcome.REJECTED),
            new Meaning("dev.failsafe.RateLimitExceededException", Outcome.REJECTED),
            new Meaning(
                    "org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException", Outcome.REJECTED),
            new Meaning("org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException", Outcome.REJECTED),
            new Meaning("io.smallrye.faulttolerance.api.RateLimitException", Outcome.REJECTED),
            new Meaning("org.springframework.resilience.InvocationRejectedException", Outcome.REJECTED),
            new Meaning("java.util.concurrent.CancellationException", Outcome.CANCELLED),
            new Meaning("java.lang.InterruptedException", Outcome.CANCELLED));

    /** Classes, not their subtypes, whose cause is what really went wrong. */
    private static final Set<String> WRAPPERS = Set.of(
            "java.util.concurrent.CompletionException",
            "java.util.concurrent.ExecutionException",
            "dev.failsafe.FailsafeException",
            "org.springframework.retry.ExhaustedRetryException",
            "org.springframework.cloud.client.circuitbreaker.NoFallbackAvailableException");

    /** Futures wrap once for each of them that passes a failure on. */
    private static final int MAX_WRAPPERS = 16;

    private final String name;
    private final int number;
    private final Outcome outcome;
    private final List<String> ancestry;
    private final boolean wrapper;

    private ErrorType(int number, Class<?> type) {
        this.number = number;
        this.name = type.getName();
        this.ancestry = ancestry(type);
        this.outcome = outcome(ancestry);
        this.wrapper = WRAPPERS.contains(name);
    }

    /** The class's full name. */
    String name() {
        return name;
    }

    /** A small number, unique to the name. */
    int number() {
        return number;
    }

    Outcome outcome() {
        return outcome;
    }

    /** Whether this class or one it extends has one of these names. */
    boolean isOneOf(Set<String> names) {
        if (names.isEmpty()) {
            return false;
        }
        for (String each : ancestry) {
            if (names.contains(each)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> ancestry(Class<?> type) {
        List<String> names = new ArrayList<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            names.add(each.getName());
        }
        return names;
    }

    private static Outcome outcome(List<String> ancestry) {
        for (String each : ancestry) {
            for (Meaning meaning : MEANINGS) {
                if (meaning.className.equals(each)) {
                    return meaning.outcome;
                }
            }
        }
        return Outcome.ERROR;
    }

    private record Meaning(String className, Outcome outcome) {}

    /** All error types met so far. */
    static final class Catalogue {

        private final ConcurrentHashMap<String, ErrorType> byName = new ConcurrentHashMap<>();
        private final AtomicInteger numbers = new AtomicInteger();
        private final ClassValue<ErrorType> byClass = new ClassValue<>() {
            @Override
            protected ErrorType computeValue(Class<?> type) {
                ErrorType known = byName.get(type.getName());
                if (known != null) {
                    return known;
                }
                ErrorType created = new ErrorType(numbers.getAndIncrement(), type);
                ErrorType raced = byName.putIfAbsent(type.getName(), created);
                return raced == null ? created : raced;
            }
        };

        ErrorType of(Throwable thrown) {
            return byClass.get(thrown.getClass());
        }

        /** What really went wrong, where this only passes it on. */
        Throwable withoutWrapper(Throwable seen) {
            Throwable thrown = seen;
            for (int i = 0; i < MAX_WRAPPERS; i++) {
                Throwable cause = of(thrown).wrapper ? thrown.getCause() : null;
                if (cause == null) {
                    return thrown;
                }
                thrown = cause;
            }
            return thrown;
        }
    }
}
