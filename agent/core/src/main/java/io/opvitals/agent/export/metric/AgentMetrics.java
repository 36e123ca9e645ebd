package io.opvitals.agent.export.metric;

import io.opentelemetry.api.common.Attributes;
import io.opvitals.agent.operation.Shedding;
import java.util.Locale;

/** What the agent says about itself. */
final class AgentMetrics {

    private AgentMetrics() {}

    /**
     * @param output where to
     * @param shape how
     * @param now the totals
     * @param before the totals at the last delivery; zero where the counters are totals since the start
     */
    static void to(Output output, Shape shape, Totals now, Totals before) {
        LongPoints enabled = new LongPoints(Metric.AGENT_ENABLED, shape.sinceStart());
        enabled.add(Attributes.empty(), now.agent().enabled() ? 1 : 0);
        enabled.gaugeTo(output);
        governor(output, shape, now.agent());
        upDownCounter(output, shape, Metric.AGENT_CLASSES_WOVEN, now.agent().classesWoven());
        upDownCounter(output, shape, Metric.AGENT_METHODS_WOVEN, now.agent().methodsWoven());
        counter(
                output,
                shape,
                Metric.AGENT_ERRORS_SUPPRESSED,
                now.agent().errorsSuppressed() - before.agent().errorsSuppressed());
        counter(
                output,
                shape,
                Metric.AGENT_SPANS_KEPT,
                now.agent().spansKept() - before.agent().spansKept());
        counter(output, shape, Metric.AGENT_SPANS_DROPPED, now.spansDropped() - before.spansDropped());

        DoublePoints cpu = new DoublePoints(Metric.AGENT_CPU_TIME, shape.counters());
        cpu.add(Attributes.empty(), (now.agent().cpuTimeNanos() - before.agent().cpuTimeNanos()) / 1e9);
        cpu.counterTo(output);

        LongPoints failures = new LongPoints(Metric.AGENT_EXPORT_FAILURES, shape.counters());
        now.export()
                .failures()
                .forEach((signal, count) -> failures.add(
                        Attributes.of(Keys.SIGNAL, signal),
                        count - before.export().failures().getOrDefault(signal, 0L)));
        failures.counterTo(output);
    }

    private static void governor(Output output, Shape shape, AgentNumbers agent) {
        LongPoints level = new LongPoints(Metric.AGENT_GOVERNOR_LEVEL, shape.sinceStart());
        level.add(Attributes.empty(), agent.governorLevel());
        level.gaugeTo(output);
        LongPoints shed = new LongPoints(Metric.AGENT_GOVERNOR_SHED, shape.sinceStart());
        for (Shedding.Part each : Shedding.Part.values()) {
            String part = each.name().toLowerCase(Locale.ROOT);
            shed.add(Attributes.of(Keys.SHED_PART, part), agent.governorLevel() >= each.level() ? 1 : 0);
        }
        shed.gaugeTo(output);
        LongPoints sampled = new LongPoints(Metric.AGENT_GOVERNOR_SAMPLED, shape.sinceStart());
        sampled.add(Attributes.empty(), agent.sampledOperations());
        sampled.gaugeTo(output);
        DoublePoints cost = new DoublePoints(Metric.AGENT_GOVERNOR_COST, shape.sinceStart());
        cost.add(Attributes.empty(), agent.governorCost());
        cost.gaugeTo(output);
    }

    /** All numbers of the agent at one moment. */
    record Totals(AgentNumbers agent, ExportNumbers export) {

        static final Totals ZERO = new Totals(AgentNumbers.ZERO, ExportNumbers.ZERO);

        long spansDropped() {
            return agent.spansDropped() + export.spansDropped();
        }
    }

    private static void counter(Output output, Shape shape, Metric metric, long value) {
        LongPoints points = new LongPoints(metric, shape.counters());
        points.add(Attributes.empty(), value);
        points.counterTo(output);
    }

    private static void upDownCounter(Output output, Shape shape, Metric metric, long value) {
        LongPoints points = new LongPoints(metric, shape.sinceStart());
        points.add(Attributes.empty(), value);
        points.upDownCounterTo(output);
    }
}
