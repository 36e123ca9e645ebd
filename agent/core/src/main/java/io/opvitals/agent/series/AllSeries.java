package io.opvitals.agent.series;

import io.opvitals.agent.health.HealthReport;
import java.util.List;

/** All series, from all sources. For any thread. */
public final class AllSeries {

    private final List<SeriesSource> sources;

    /** @param sources in the order in which they are written */
    public AllSeries(List<SeriesSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /** Writes everything that is known with this report. */
    public void write(HealthReport report, SeriesSink sink) {
        for (SeriesSource each : sources) {
            each.write(report, sink);
        }
    }
}
