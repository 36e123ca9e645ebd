package io.opvitals.agent.prometheus;

import io.opvitals.agent.export.metric.AgentNumbers;
import io.opvitals.agent.export.metric.ExportNumbers;
import io.opvitals.agent.export.metric.Metric;
import io.opvitals.agent.operation.Shedding;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Locale;

/** What the agent says about itself, as OTLP has it. */
final class AgentFamilies {

    private static final double SECOND = 1e9;

    private AgentFamilies() {}

    static void to(MetricFamilies families, AgentNumbers agent, ExportNumbers export) {
        families.gauge(Metric.AGENT_ENABLED, Labels.EMPTY, agent.enabled() ? 1 : 0);
        families.gauge(Metric.AGENT_GOVERNOR_LEVEL, Labels.EMPTY, agent.governorLevel());
        families.gauge(Metric.AGENT_GOVERNOR_SAMPLED, Labels.EMPTY, agent.sampledOperations());
        families.gauge(Metric.AGENT_GOVERNOR_COST, Labels.EMPTY, agent.governorCost());
        for (Shedding.Part each : Shedding.Part.values()) {
            families.gauge(
                    Metric.AGENT_GOVERNOR_SHED,
                    Labels.of("opvitals_governor_part", each.name().toLowerCase(Locale.ROOT)),
                    agent.governorLevel() >= each.level() ? 1 : 0);
        }
        families.state(Metric.AGENT_CLASSES_WOVEN, Labels.EMPTY, (double) agent.classesWoven());
        families.state(Metric.AGENT_METHODS_WOVEN, Labels.EMPTY, (double) agent.methodsWoven());
        families.counter(Metric.AGENT_ERRORS_SUPPRESSED, Labels.EMPTY, (double) agent.errorsSuppressed());
        families.counter(Metric.AGENT_SPANS_KEPT, Labels.EMPTY, (double) agent.spansKept());
        families.counter(
                Metric.AGENT_SPANS_DROPPED, Labels.EMPTY, (double) (agent.spansDropped() + export.spansDropped()));
        families.counter(Metric.AGENT_CPU_TIME, Labels.EMPTY, agent.cpuTimeNanos() / SECOND);
        export.failures()
                .forEach((signal, count) -> families.counter(
                        Metric.AGENT_EXPORT_FAILURES, Labels.of("opvitals_export_signal", signal), (double) count));
    }
}
