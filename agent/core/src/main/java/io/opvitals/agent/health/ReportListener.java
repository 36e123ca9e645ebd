package io.opvitals.agent.health;

/** Gets every report, on the collector's thread. It must be quick; what can block takes a queue and a thread of its own. */
public interface ReportListener {

    void onReport(HealthReport report);
}
