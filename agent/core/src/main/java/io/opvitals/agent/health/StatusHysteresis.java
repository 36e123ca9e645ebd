package io.opvitals.agent.health;

/**
 * The status of one scope: follows the score, but neither at once nor back at the same line.
 *
 * <ul>
 *   <li>To get better the score must be a margin above the line that it fell below.
 *   <li>A status changes when some reports in a row ask for a change in the same direction, and then only as far as all
 *       of them ask for.
 *   <li>Without data it is unknown at once: a status that nothing speaks for any more is not shown.
 *   <li>It takes the minimum of calls to leave unknown and half of it to stay out, so that an operation called about
 *       that often does not come and go.
 * </ul>
 */
final class StatusHysteresis {

    /** What a sum or product of decimal fractions may lack: 0.8 + 0.05 is 0.8500000000000001. */
    static final double ROUNDING = 1e-9;

    private HealthSettings settings;
    private Status status = Status.UNKNOWN;
    private long since;

    /** What the latest reports in a row ask for: how many, whether worse (above 0) or better, and how far. */
    private int reports;

    private int direction;
    private Status asked = Status.UNKNOWN;

    StatusHysteresis(HealthSettings settings, long nowNanos) {
        this.settings = settings;
        this.since = nowNanos;
    }

    /** By other lines from now on. */
    void judgeBy(HealthSettings next) {
        settings = next;
        reports = 0;
    }

    Status status() {
        return status;
    }

    /** When the status last changed, or this began. */
    long since() {
        return since;
    }

    /** Judged calls that a score needs to be known. */
    int minimumCalls() {
        int minimum = settings.minimumCalls();
        return status == Status.UNKNOWN ? minimum : (minimum + 1) / 2;
    }

    void report(Score score, long nowNanos) {
        Status meant = score.isKnown() ? statusOf(score.value()) : Status.UNKNOWN;
        if (meant == status) {
            reports = 0;
            return;
        }
        if (meant == Status.UNKNOWN) {
            change(Status.UNKNOWN, nowNanos);
            return;
        }
        ask(meant);
        if (reports >= reportsNeeded()) {
            change(asked, nowNanos);
        }
    }

    private void ask(Status meant) {
        int towards = Integer.signum(meant.compareTo(status));
        if (reports == 0 || towards != direction) {
            reports = 0;
            direction = towards;
            asked = meant;
        }
        reports++;
        asked = status == Status.UNKNOWN ? meant : closer(asked, meant);
    }

    private Status closer(Status a, Status b) {
        boolean first = Math.abs(a.compareTo(status)) <= Math.abs(b.compareTo(status));
        return first ? a : b;
    }

    private int reportsNeeded() {
        HealthSettings.Hysteresis hysteresis = settings.hysteresis();
        boolean better = direction < 0 && status != Status.UNKNOWN;
        return better ? hysteresis.reportsUntilBetter() : hysteresis.reportsUntilWorse();
    }

    private void change(Status to, long nowNanos) {
        status = to;
        since = nowNanos;
        reports = 0;
    }

    private Status statusOf(double score) {
        double margin = settings.hysteresis().margin();
        boolean fellBelowHealthy = status == Status.DEGRADED || status == Status.UNHEALTHY;
        if (reaches(score, settings.healthyFrom() + (fellBelowHealthy ? margin : 0))) {
            return Status.HEALTHY;
        }
        boolean fellBelowDegraded = status == Status.UNHEALTHY;
        if (reaches(score, settings.degradedFrom() + (fellBelowDegraded ? margin : 0))) {
            return Status.DEGRADED;
        }
        return Status.UNHEALTHY;
    }

    private static boolean reaches(double score, double line) {
        return score >= line - ROUNDING;
    }
}
