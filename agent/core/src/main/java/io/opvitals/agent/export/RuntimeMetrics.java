package io.opvitals.agent.export;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.runtimetelemetry.internal.JmxRuntimeMetricsFactory;
import io.opvitals.agent.log.AgentLog;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JVM's own metrics, by OpenTelemetry's runtime-telemetry library: memory, garbage collection, threads, classes, CPU.
 *
 * <p>Only what reads management beans: its other half records with JFR, which costs the application. The beans are read
 * directly; no MBean server is made (in 2.27.0 that is so as long as the experimental metrics stay off).
 */
final class RuntimeMetrics {

    private static final String SCOPE = "io.opentelemetry.runtime-telemetry";

    private final List<AutoCloseable> observers;
    private final AgentLog log;

    private RuntimeMetrics(List<AutoCloseable> observers, AgentLog log) {
        this.observers = observers;
        this.log = log;
    }

    /** {@code null} where the JVM has no {@code java.management}. */
    static @Nullable RuntimeMetrics of(OpenTelemetry telemetry, AgentLog log) {
        if (ModuleLayer.boot().findModule("java.management").isEmpty()) {
            log.info(
                    "export",
                    "no JVM metrics: this JVM has no java.management (--add-modules java.management,jdk.management)");
            return null;
        }
        try {
            return new RuntimeMetrics(
                    JmxRuntimeMetricsFactory.buildObservables(false, false, false, telemetry.getMeter(SCOPE)), log);
        } catch (RuntimeException | LinkageError e) {
            log.warn("export", "no JVM metrics: " + e);
            return null;
        }
    }

    void close() {
        for (AutoCloseable observer : observers) {
            try {
                observer.close();
            } catch (Exception e) {
                log.debug("export", "closing the JVM metrics: " + e);
            }
        }
    }
}
