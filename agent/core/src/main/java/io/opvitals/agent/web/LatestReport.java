package io.opvitals.agent.web;

import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ReportListener;
import io.opvitals.agent.web.route.Problem;
import org.jspecify.annotations.Nullable;

/** The last health report. Written by the collector's thread, read by any. */
public final class LatestReport implements ReportListener {

    private volatile @Nullable HealthReport latest;

    @Override
    public void onReport(HealthReport report) {
        latest = report;
    }

    /** The report; {@code null} before the first one. */
    public @Nullable HealthReport ifAny() {
        return latest;
    }

    /**
     * The report.
     *
     * @throws Problem 503 before the first one
     */
    public HealthReport get() {
        HealthReport report = latest;
        if (report == null) {
            throw Problem.notYet("the agent has not collected yet");
        }
        return report;
    }
}
