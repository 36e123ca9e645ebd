package io.opvitals.agent.export.metric;

import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.metrics.export.MetricProducer;
import io.opentelemetry.sdk.resources.Resource;
import io.opvitals.agent.cache.CacheReport;
import io.opvitals.agent.collect.Snapshot;
import io.opvitals.agent.guard.GuardReport;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.operation.OperationSnapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns the latest report into metrics whenever the SDK's reader asks.
 *
 * <p>With delta temporality, points speak of what came since the last collection that was <em>delivered</em>, not since
 * the last one that was made: what a failed export carried is part of the next one, and nothing is lost while a collector
 * is away. One reader only, which collects and exports by turns.
 */
public final class ReportMetrics implements MetricProducer {

    private final MetricExporter exporter;
    private final long startEpochNanos;
    private final Supplier<AgentNumbers> agent;
    private final Supplier<ExportNumbers> export;
    private final Supplier<Signals> signals;
    private final Exemplars exemplars;
    private volatile @Nullable HealthReport latest;

    /** The last collection, which the exporter may be sending. Touched by the reader's and the sender's threads, by turns. */
    private volatile @Nullable Collected collected;

    private volatile @Nullable Collected delivered;

    private record Collected(Snapshot snapshot, GuardReport guards, CacheReport caches, AgentMetrics.Totals totals) {}

    /**
     * @param exporter whose wishes for temporality and aggregation count
     * @param start when counting began
     * @param agent the agent's numbers of the moment
     * @param export what happened to earlier exports
     * @param signals what is known beside the calls
     * @param exemplars where examples come from
     */
    public ReportMetrics(
            MetricExporter exporter,
            Instant start,
            Supplier<AgentNumbers> agent,
            Supplier<ExportNumbers> export,
            Supplier<Signals> signals,
            Exemplars exemplars) {
        this.exporter = exporter;
        this.startEpochNanos = epochNanos(start);
        this.agent = agent;
        this.export = export;
        this.signals = signals;
        this.exemplars = exemplars;
    }

    /** From now on, this is what is sent. */
    public void onReport(HealthReport report) {
        latest = report;
    }

    /** The collection made last has arrived. */
    public void delivered() {
        delivered = collected;
    }

    @Override
    public Collection<MetricData> produce(Resource resource) {
        HealthReport report = latest;
        if (report == null) {
            return List.of();
        }
        Snapshot snapshot = report.snapshot();
        AgentMetrics.Totals totals = new AgentMetrics.Totals(agent.get(), export.get());
        Collected before = delivered;
        Shape shape = Shape.of(
                exporter,
                startEpochNanos,
                before == null ? startEpochNanos : epochNanos(before.snapshot.time()),
                epochNanos(snapshot.time()));

        Output output = new Output(resource);
        OperationMetrics operations = new OperationMetrics(shape, exemplars);
        snapshot.operations().forEach((id, now) -> {
            OperationSnapshot earlier =
                    before == null ? null : before.snapshot.operations().get(id);
            operations.add(
                    now,
                    within(shape.histograms(), now, earlier),
                    within(shape.counters(), now, earlier),
                    report.operations().get(id),
                    report.stuck().count(id));
        });
        operations.to(output);

        HealthMetrics health = new HealthMetrics(shape);
        health.add(report);
        health.to(output);

        Signals known = signals.get();
        SignalMetrics beside = new SignalMetrics(shape);
        beside.add(known, report);
        beside.to(output);

        boolean delta = shape.counters().temporality() == AggregationTemporality.DELTA;
        GuardMetrics guards = new GuardMetrics(shape, delta);
        guards.add(report.guards(), before == null ? GuardReport.EMPTY : before.guards);
        guards.to(output);

        CacheMetrics caches = new CacheMetrics(shape, delta);
        caches.add(known.caches(), before == null ? CacheReport.EMPTY : before.caches);
        caches.to(output);

        AgentMetrics.to(output, shape, totals, before == null || !delta ? AgentMetrics.Totals.ZERO : before.totals);
        collected = new Collected(snapshot, report.guards(), known.caches(), totals);
        return output.metrics();
    }

    private static OperationSnapshot within(
            Interval interval, OperationSnapshot now, @Nullable OperationSnapshot earlier) {
        return earlier == null || interval.temporality() == AggregationTemporality.CUMULATIVE
                ? now
                : now.minus(earlier);
    }

    private static long epochNanos(Instant time) {
        return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
    }
}
