package io.opvitals.agent;

import io.opvitals.agent.cache.CacheReport;
import io.opvitals.agent.check.CheckListener;
import io.opvitals.agent.check.HealthCheck;
import io.opvitals.agent.check.HealthCheckRunner;
import io.opvitals.agent.check.HealthChecks;
import io.opvitals.agent.check.RegisteredChecks;
import io.opvitals.agent.cost.BudgetReport;
import io.opvitals.agent.export.metric.Signals;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ReportListener;
import io.opvitals.agent.health.WrapperLimits;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.slo.SloTracker;
import io.opvitals.agent.time.Ticker;
import io.opvitals.agent.trace.Masker;
import java.io.File;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What is judged beside the calls, built and kept together: health checks, objectives, declared rate limits. The checks
 * begin once the application has started: they take nothing from its start.
 */
final class HealthSignals implements ReportListener {

    private static final String THREADS = "opvitals-check";

    private final HealthChecks checks;
    private final HealthCheckRunner runner;
    private final SloTracker slos;
    private final Supplier<BudgetReport> budgets;
    private final Supplier<CacheReport> caches;
    private final CalmStart start;
    private boolean started;
    private volatile WrapperLimits limits;

    /**
     * Builds it; nothing runs yet.
     *
     * @param settings the first ones
     * @param startNanos when counting began
     * @param registered the application's checks
     * @param own checks of parts of the agent, by name
     * @param budgets what wrappers may cost
     * @param caches those of the application
     * @param listeners are told when a check changes
     */
    HealthSignals(
            SignalSettings settings,
            long startNanos,
            RegisteredChecks registered,
            Map<String, HealthCheck> own,
            Supplier<BudgetReport> budgets,
            Supplier<CacheReport> caches,
            List<CheckListener> listeners,
            OwnThreads threads,
            InstantSource clock,
            Ticker ticker,
            Masker masker,
            AgentLog log) {
        List<File> places = List.of(new File("").getAbsoluteFile(), new File(System.getProperty("java.io.tmpdir", "")));
        this.checks = new HealthChecks(
                settings.checks(), places, own, registered, threads.factory(THREADS + "-http"), ticker);
        this.runner = new HealthCheckRunner(
                checks,
                threads.factory(THREADS + "s"),
                threads.factory(THREADS),
                clock,
                ticker,
                masker::mask,
                listeners,
                log);
        this.slos = new SloTracker(settings.objectives(), startNanos);
        this.budgets = budgets;
        this.caches = caches;
        this.start = new CalmStart(startNanos);
        this.limits = settings.limits();
    }

    @Override
    public void onReport(HealthReport report) {
        slos.onReport(report);
        if (!isStarted() && start.isOver(report.snapshot().nanos())) {
            begin();
        }
    }

    private synchronized boolean isStarted() {
        return started;
    }

    private synchronized void begin() {
        started = true;
        runner.start();
    }

    /** From now on by these settings. */
    synchronized void apply(SignalSettings settings) {
        checks.apply(settings.checks());
        if (started) {
            runner.start();
        }
        slos.apply(settings.objectives());
        limits = settings.limits();
    }

    /** The objectives. */
    SloTracker slos() {
        return slos;
    }

    /** As it is now. */
    Signals now() {
        return new Signals(runner.report(), slos.report(), limits, budgets.get(), caches.get());
    }
}
