package io.opvitals.agent.series;

import io.opvitals.agent.export.metric.AgentNumbers;
import io.opvitals.agent.export.metric.ExportNumbers;
import io.opvitals.agent.export.metric.Metric;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.operation.Shedding;
import java.util.Locale;
import java.util.function.Supplier;

/** What the agent says about itself, as OTLP has it. */
public final class AgentSeries implements SeriesSource {

    private static final double SECOND = 1e9;

    private final Supplier<AgentNumbers> numbers;
    private final Supplier<ExportNumbers> exports;

    /**
     * Asks these.
     *
     * @param numbers the agent's own
     * @param exports what happened to what was to be sent
     */
    public AgentSeries(Supplier<AgentNumbers> numbers, Supplier<ExportNumbers> exports) {
        this.numbers = numbers;
        this.exports = exports;
    }

    @Override
    public void write(HealthReport report, SeriesSink sink) {
        AgentNumbers agent = numbers.get();
        ExportNumbers export = exports.get();
        sink.gauge(Family.gauge(Metric.AGENT_ENABLED), Labels.EMPTY, agent.enabled() ? 1 : 0);
        sink.gauge(Family.gauge(Metric.AGENT_GOVERNOR_LEVEL), Labels.EMPTY, agent.governorLevel());
        sink.gauge(Family.gauge(Metric.AGENT_GOVERNOR_SAMPLED), Labels.EMPTY, agent.sampledOperations());
        sink.gauge(Family.gauge(Metric.AGENT_GOVERNOR_COST), Labels.EMPTY, agent.governorCost());
        for (Shedding.Part each : Shedding.Part.values()) {
            sink.gauge(
                    Family.gauge(Metric.AGENT_GOVERNOR_SHED),
                    Labels.of("opvitals_governor_part", each.name().toLowerCase(Locale.ROOT)),
                    agent.governorLevel() >= each.level() ? 1 : 0);
        }
        sink.gauge(Family.of(Metric.AGENT_CLASSES_WOVEN), Labels.EMPTY, (double) agent.classesWoven());
        sink.gauge(Family.of(Metric.AGENT_METHODS_WOVEN), Labels.EMPTY, (double) agent.methodsWoven());
        sink.counter(Family.of(Metric.AGENT_ERRORS_SUPPRESSED), Labels.EMPTY, (double) agent.errorsSuppressed());
        sink.counter(Family.of(Metric.AGENT_SPANS_KEPT), Labels.EMPTY, (double) agent.spansKept());
        sink.counter(Family.of(Metric.AGENT_SPANS_DROPPED), Labels.EMPTY, (double)
                (agent.spansDropped() + export.spansDropped()));
        sink.counter(Family.of(Metric.AGENT_CPU_TIME), Labels.EMPTY, agent.cpuTimeNanos() / SECOND);
        export.failures()
                .forEach((signal, count) -> sink.counter(
                        Family.of(Metric.AGENT_EXPORT_FAILURES), Labels.of("opvitals_export_signal", signal), (double)
                                count));
    }
}
