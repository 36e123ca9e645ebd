package io.opvitals.agent.series;

import io.opvitals.agent.health.HealthReport;

/** One subject that series tell of. */
public interface SeriesSource {

    /**
     * Writes its series as they are now. For any thread.
     *
     * @param report the report that all sources are asked about
     */
    void write(HealthReport report, SeriesSink sink);
}
