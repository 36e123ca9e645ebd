package io.opvitals.agent.history;

import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.series.Family;
import io.opvitals.agent.series.Labels;
import io.opvitals.agent.storage.DataDirectory;
import io.opvitals.agent.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A process that keeps ten seconds after ten seconds as fast as it can, and says after each that it is kept. */
final class KilledWriter {

    static final Family CALLS = new Family("calls", "Calls.");
    static final Family DURATION = new Family("duration_seconds", "Durations.");
    static final Instant START = Instant.parse("2026-11-20T00:00:00Z");
    static final int SERIES = 40;

    private KilledWriter() {}

    /** Arguments: the data directory, and the interval to begin with. */
    public static void main(String[] arguments) {
        HistoryStore store = store(new DataDirectory(arguments[0]));
        TotalsSink totals = new TotalsSink();
        HistogramSnapshot durations = HistogramSnapshot.EMPTY;
        HistogramSnapshot one = Samples.of(1_000_000);
        int first = Integer.parseInt(arguments[1]);
        for (int i = first; ; i++) {
            durations = durations.plus(one);
            totals.begin();
            for (int series = 0; series < SERIES; series++) {
                Labels labels = Labels.of("n", String.valueOf(series));
                totals.counter(CALLS, labels, i - first + 1);
                totals.histogram(DURATION, labels, durations);
            }
            store.add(START.plusSeconds(10L * i).toEpochMilli(), totals.take());
            System.out.println(i);
        }
    }

    static HistoryStore store(DataDirectory data) {
        HistorySettings settings = new HistorySettings(
                512 << 20,
                Map.of(
                        Resolution.TEN_SECONDS, Duration.ofDays(3650),
                        Resolution.MINUTE, Duration.ofDays(3650),
                        Resolution.TEN_MINUTES, Duration.ofDays(3650),
                        Resolution.HOUR, Duration.ofDays(3650),
                        Resolution.DAY, Duration.ofDays(3650)));
        HistoryStore store = new HistoryStore(data, settings, Ticker.system());
        store.open(START);
        return store;
    }
}
