package io.opvitals.agent.export;

import io.opvitals.agent.export.metric.AgentNumbers;
import io.opvitals.agent.export.metric.Signals;
import io.opvitals.agent.trace.TestAgent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A test's agent, with an export that is quick to send. */
final class Exporting implements AutoCloseable {

    /** Held, or the JDK forgets that it is off: the SDK's own complaints say nothing here, as in the shipped jar. */
    private static final Logger SDK = Logger.getLogger("io.opentelemetry");

    static {
        SDK.setLevel(Level.OFF);
    }

    final TestAgent agent = new TestAgent();
    final TelemetryExport export;
    volatile Signals signals = Signals.NONE;
    volatile AgentNumbers numbers = new AgentNumbers(3, 7, 1, 20, 2, 1_500_000_000, true, 2, 0.03, 1);

    Exporting(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(Map.of(
                "OTEL_METRIC_EXPORT_INTERVAL", "100",
                "OTEL_BSP_SCHEDULE_DELAY", "50",
                "OTEL_BLRP_SCHEDULE_DELAY", "50",
                "OTEL_SERVICE_NAME", "shop"));
        all.putAll(environment);
        export = new TelemetryExport(
                Map.of(),
                all,
                new TelemetryExport.Parts(
                        agent.started(), () -> numbers, () -> signals, agent.masker, agent.ticker, agent.log));
        agent.listen(export);
    }

    static Exporting to(OtlpReceiver receiver) {
        return to(receiver, Map.of());
    }

    static Exporting to(OtlpReceiver receiver, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint());
        Exporting exporting = new Exporting(all);
        exporting.export.start();
        return exporting;
    }

    /** The collector comes round, and hands on what was kept. */
    void collect() {
        int known = agent.batches.size();
        agent.second();
        agent.batches.subList(known, agent.batches.size()).forEach(export);
    }

    @Override
    public void close() {
        export.close(Duration.ofSeconds(2));
    }
}
