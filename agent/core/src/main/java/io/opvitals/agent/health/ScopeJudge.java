package io.opvitals.agent.health;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges one operation, one wrapper or the system, report after report. */
final class ScopeJudge {

    private final @Nullable String wrapper;
    private final @Nullable String operation;
    private Scorer scorer;
    private final StatusHysteresis hysteresis;
    private long peakInFlight;

    /**
     * @param wrapper the wrapper; {@code null} for the system
     * @param operation the operation; {@code null} for a wrapper or the system
     * @param scorer makes the scores
     * @param hysteresis makes statuses of them
     */
    ScopeJudge(@Nullable String wrapper, @Nullable String operation, Scorer scorer, StatusHysteresis hysteresis) {
        this.wrapper = wrapper;
        this.operation = operation;
        this.scorer = scorer;
        this.hysteresis = hysteresis;
    }

    /**
     * When a report is made, and over what.
     *
     * @param nowNanos the moment of the report, on the agent's ticker
     * @param windowNanos how long the window is
     * @param recentNanos how long the recent window is
     */
    record Times(long nowNanos, long windowNanos, long recentNanos) {}

    /** Judges by other settings from now on; the status goes on from what it is. */
    void judgeBy(HealthSettings settings) {
        scorer = new Scorer(settings);
        hysteresis.judgeBy(settings);
    }

    /** Judges the scope, and adds to {@code changes} where its status is another than before. */
    ScopeHealth judge(Reading reading, Times times, List<HealthReport.Change> changes) {
        Status before = hysteresis.status();
        Score score = scorer.score(
                reading.tally(), reading.recent(), reading.window().consecutiveFailures(), hysteresis.minimumCalls());
        hysteresis.report(score, times.nowNanos);
        Status status = hysteresis.status();
        if (status != before) {
            changes.add(new HealthReport.Change(wrapper, operation, before, status, score));
        }
        peakInFlight = Math.max(peakInFlight, reading.inFlight());
        double callsPerSecond = times.recentNanos == 0 ? 0 : reading.recent().ended() * 1e9 / times.recentNanos;
        return new ScopeHealth(
                score,
                status,
                hysteresis.since(),
                reading.window(),
                times.windowNanos,
                callsPerSecond,
                reading.inFlight(),
                peakInFlight);
    }
}
