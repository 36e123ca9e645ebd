package io.opvitals.agent.history;

import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.series.Family;
import io.opvitals.agent.series.Labels;
import io.opvitals.agent.series.SeriesSink;
import io.opvitals.agent.series.SeriesSource;
import java.util.function.Supplier;

/** What the history says of itself. */
final class HistoryNumbers implements SeriesSource {

    private static final double SECOND = 1e9;
    private static final String RESOLUTION = "opvitals_history_resolution";
    private static final Family BYTES = new Family("opvitals_history_size_bytes", "What the history takes on disk.");
    private static final Family LIMIT =
            new Family("opvitals_history_limit_bytes", "What the history may take on disk.");
    private static final Family SERIES = new Family("opvitals_history_series", "Series that are remembered.");
    private static final Family FLUSH =
            new Family("opvitals_history_flush_duration_seconds", "How long it took to keep the last ten seconds.");
    private static final Family IN_MEMORY = new Family(
            "opvitals_history_in_memory", "1 while the history cannot be written to disk and is kept in memory.");
    private static final Family INTERVALS = new Family("opvitals_history_intervals", "Intervals that were kept.");
    private static final Family DAMAGED = new Family(
            "opvitals_history_damaged",
            "What was found damaged on disk: intervals left out, files cut after the last whole one, files set aside.");
    private static final Family LOST =
            new Family("opvitals_history_lost", "Intervals and series that could not be kept.");

    private final Supplier<HistoryStatus> status;

    HistoryNumbers(Supplier<HistoryStatus> status) {
        this.status = status;
    }

    @Override
    public void write(HealthReport report, SeriesSink sink) {
        HistoryStatus now = status.get();
        sink.gauge(LIMIT, Labels.EMPTY, (double) now.maxBytes());
        sink.gauge(SERIES, Labels.EMPTY, now.series());
        sink.gauge(FLUSH, Labels.EMPTY, now.flushNanos() / SECOND);
        sink.gauge(IN_MEMORY, Labels.EMPTY, now.why() == null ? 0 : 1);
        sink.counter(LOST, Labels.EMPTY, (double) now.lost());
        for (HistoryStatus.Level each : now.levels()) {
            Labels labels = Labels.of(RESOLUTION, each.resolution().label());
            sink.gauge(BYTES, labels, (double) each.bytes());
            sink.counter(INTERVALS, labels, (double) each.written());
            damaged(sink, labels, "interval", each.skipped());
            damaged(sink, labels, "tail", each.tailsCut());
            damaged(sink, labels, "file", each.setAside());
        }
    }

    private static void damaged(SeriesSink sink, Labels labels, String what, long count) {
        if (count > 0) {
            sink.counter(DAMAGED, labels.and("opvitals_history_damage", what), (double) count);
        }
    }
}
