package io.opvitals.agent.health;

import io.opvitals.agent.collect.Snapshot;
import io.opvitals.agent.collect.SnapshotCollector;
import io.opvitals.agent.collect.SnapshotHistory;
import io.opvitals.agent.guard.Guards;
import io.opvitals.agent.log.AgentLog;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One round of the collector: reads all counters, cuts the windows, judges, and tells everybody. To be run once a
 * second, and once more at the end.
 *
 * <p>It never throws: a failing part is logged once per cause, and the next round tries again.
 */
public final class CollectionCycle implements Runnable {

    /** A minute's window moves on in twelve steps, one every 5 s; the finer score window takes the same snapshots. */
    private static final int RECENT_STEPS = 12;

    private static final int WINDOW_STEPS = 60;
    private static final String LOGGER = "health";

    private final SnapshotCollector collector;
    private final Guards guards;
    private final SnapshotHistory windows;
    private final SnapshotHistory recentWindows;
    private final HealthEvaluator evaluator;
    private final List<ReportListener> listeners;
    private final AgentLog log;
    private final Set<String> logged = new HashSet<>();

    /**
     * Begins with nothing known.
     *
     * @param collector reads the counters
     * @param start what was counted before; the first window begins there
     * @param guards the circuit breakers and the like
     * @param settings how to judge
     * @param listeners get every report, in this order
     * @param log where failures go
     */
    public CollectionCycle(
            SnapshotCollector collector,
            Snapshot start,
            Guards guards,
            HealthSettings settings,
            List<ReportListener> listeners,
            AgentLog log) {
        this.collector = collector;
        this.guards = guards;
        this.windows = new SnapshotHistory(start, settings.window(), WINDOW_STEPS);
        this.recentWindows = new SnapshotHistory(start, settings.recentErrors().window(), RECENT_STEPS);
        this.evaluator = new HealthEvaluator(settings, start.nanos());
        this.listeners = List.copyOf(listeners);
        this.log = log;
    }

    /** From the next round on, what happened is judged so; the windows stay what they are. For any thread. */
    public void judgeBy(HealthPolicy policy) {
        evaluator.judgeBy(policy);
    }

    /** One thread at a time; the last round runs on the thread that ends the JVM. */
    @Override
    public synchronized void run() {
        HealthReport report;
        try {
            Snapshot latest = collector.collect();
            report = evaluator
                    .evaluate(windows.advance(latest), recentWindows.advance(latest), collector.stuck(latest))
                    .with(guards.report());
        } catch (Throwable e) {
            logOnce("collecting", e);
            return;
        }
        for (ReportListener listener : listeners) {
            try {
                listener.onReport(report);
            } catch (Throwable e) {
                logOnce(listener.getClass().getName(), e);
            }
        }
    }

    /** Once per cause for good; the log by itself would repeat it every minute. */
    private void logOnce(String part, Throwable cause) {
        String message = part + " failed with " + cause.getClass().getName() + "; it is tried again every second";
        if (logged.add(message)) {
            log.error(LOGGER, message, cause);
        }
    }
}
