package io.opvitals.api;

import java.util.concurrent.Callable;

/**
 * Health checks of the application, which the agent runs beside its own and shows at {@code /health}. Does nothing at all
 * when no agent is attached.
 *
 * <pre>{@code
 * HealthChecks.register("orders-db", () -> pool.isValid(1)
 *         ? HealthResult.healthy()
 *         : HealthResult.unhealthy("no connection"));
 * }</pre>
 */
public final class HealthChecks {

    private HealthChecks() {}

    /**
     * Adds a check. The agent runs it every {@code opvitals.health.check.interval}, 10 s unless set otherwise, each time
     * on a thread of its own, with the context class loader of the check's class. One that throws, answers {@code null} or
     * takes longer than {@code opvitals.health.check.timeout} (5 s) is unhealthy, with the reason; its thread is then
     * interrupted.
     *
     * <p>The agent does not keep the application alive: a check goes with the class loader of its class. Where that
     * class belongs to a library that several applications share, call {@link #unregister} when one of them stops.
     *
     * @param name by which it is shown and configured, at most 64 characters; another check of this name is replaced.
     *     100 checks at most are kept
     * @param check finds out; it must not change anything. {@code null} registers nothing
     */
    public static void register(String name, Callable<HealthResult> check) {
        if (name != null && check != null) {
            AgentBridge.registerCheck(name, check);
        }
    }

    /** Takes back what was registered, where {@code check} is still the one of that name. */
    public static void unregister(String name, Callable<HealthResult> check) {
        if (name != null && check != null) {
            AgentBridge.unregisterCheck(name, check);
        }
    }
}
