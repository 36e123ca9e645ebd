package io.opvitals.agent.series;

import io.opvitals.agent.config.DurationText;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.slo.Objective;
import io.opvitals.agent.slo.SloTotals;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What objectives count: from it, their budgets go on after a restart. */
public final class SloSeries implements SeriesSource {

    private static final Family CALLS =
            new Family("opvitals_slo_calls", "Calls that count for an objective, good and bad ones.");
    private static final String KIND = "opvitals_slo_kind";
    private static final String THRESHOLD = "opvitals_slo_threshold";
    private static final String RESULT = "opvitals_slo_result";
    private static final String BAD = "bad";

    private final Supplier<List<SloTotals>> source;

    /** @param source what is counted */
    public SloSeries(Supplier<List<SloTotals>> source) {
        this.source = source;
    }

    /** Under which name they are remembered. */
    public static String name() {
        return CALLS.name() + "_total";
    }

    /** Whether a series is of what an objective counts. */
    public static boolean isOf(Labels labels, Objective objective) {
        return labels.without(RESULT)
                .equals(labels(objective.wrapper(), objective.operation(), objective.kind(), objective.threshold()));
    }

    /** Whether a series is of calls that were not good. */
    public static boolean isBad(Labels labels) {
        return BAD.equals(labels.get(RESULT));
    }

    @Override
    public void write(HealthReport report, SeriesSink sink) {
        for (SloTotals each : source.get()) {
            Labels labels = labels(each.wrapper(), each.operation(), each.kind(), each.threshold());
            sink.counter(CALLS, labels.and(RESULT, "good"), (double) (each.total() - each.bad()));
            sink.counter(CALLS, labels.and(RESULT, BAD), (double) each.bad());
        }
    }

    private static Labels labels(String wrapper, @Nullable String operation, Objective.Kind kind, Duration threshold) {
        Labels labels = Labels.of(LabelNames.WRAPPER, wrapper, KIND, kind.label());
        Labels which = operation == null ? labels : labels.and(LabelNames.OPERATION, operation);
        return kind == Objective.Kind.LATENCY ? which.and(THRESHOLD, DurationText.format(threshold)) : which;
    }
}
