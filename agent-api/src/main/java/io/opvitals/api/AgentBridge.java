package io.opvitals.api;

import java.math.BigDecimal;
import java.util.concurrent.Callable;

/**
 * Every way from the API into the agent. The bodies are empty on purpose: the agent replaces each of them by a call of
 * the method of the same name and signature behind its own door. Without the agent they do nothing.
 *
 * <p>A {@code call} is what {@link #current()} or {@link #start(String)} gave out; its type is the agent's own affair.
 */
final class AgentBridge {

    private AgentBridge() {}

    /** The call running on this thread, or {@code null}. */
    static Object current() {
        return null;
    }

    /** A new call of the operation {@code name}, started now on this thread, or {@code null}. */
    static Object start(String name) {
        return null;
    }

    static void end(Object call, Throwable thrown) {}

    static void fallback(Object call, String reason) {}

    static void fail(Object call, String reason) {}

    static void measure(Object call, String name, double value) {}

    static void cost(Object call, BigDecimal amount, String currency) {}

    static void attribute(Object call, String key, String value) {}

    /** What {@code check} answers is read by {@code toString()}: {@code status: message}. */
    static void registerCheck(String name, Callable<?> check) {}

    static void unregisterCheck(String name, Callable<?> check) {}
}
