package io.opvitals.agent.series.jvm;

import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.series.Family;
import io.opvitals.agent.series.Labels;
import io.opvitals.agent.series.SeriesSink;
import io.opvitals.agent.series.SeriesSource;

/** How full disks are. */
public final class DiskSeries implements SeriesSource {

    private static final Family USE = new Family(
            "opvitals_disk_utilization_ratio",
            "The share of a disk that is used, by a path that the process writes to.");

    private final DiskUse disks;

    /** @param disks looks at them */
    public DiskSeries(DiskUse disks) {
        this.disks = disks;
    }

    @Override
    public void write(HealthReport report, SeriesSink sink) {
        disks.shares().forEach((path, share) -> sink.gauge(USE, Labels.of("path", path), share));
    }
}
