package io.opvitals.agent.alert.manage;

import io.opvitals.agent.alert.channel.Outbox;
import io.opvitals.agent.alert.rule.RuleEvaluation;
import io.opvitals.agent.alert.rule.RuleSet;
import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.Settings;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ReportListener;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;

/**
 * What the thread {@code opvitals-alerts} does, once for each report: evaluates rules, takes alerts through their lives, has
 * channels told. The collector hands a report over and goes on; where this is slow, it gets the latest.
 */
public final class AlertWork implements ReportListener, Runnable {

    private static final String LOGGER = "alert";

    private final RuleEvaluation rules;
    private final AlertManager manager;
    private final RoutingFile routing;
    private final Sources sources;
    private final ClockSteps steps;
    private final BlockingQueue<HealthReport> next = new ArrayBlockingQueue<>(1);
    private EvaluatedRules known = new EvaluatedRules(RuleSet.EMPTY);
    private long evaluatedNanos;
    private boolean wasEvaluated;

    /**
     * What it looks at.
     *
     * @param settings those that hold
     * @param outbox knows the channels
     */
    public record Sources(
            Supplier<Settings> settings, Outbox outbox, InstantSource clock, Ticker ticker, AgentLog log) {}

    public AlertWork(RuleEvaluation rules, AlertManager manager, RoutingFile routing, Sources sources) {
        this.rules = rules;
        this.manager = manager;
        this.routing = routing;
        this.sources = sources;
        this.steps = new ClockSteps(sources.clock, sources.ticker);
    }

    @Override
    public void onReport(HealthReport report) {
        if (!next.offer(report)) {
            next.poll();
            boolean unused = next.offer(report);
        }
    }

    /** Until its thread is interrupted. */
    @Override
    public void run() {
        manager.restore(sources.settings.get().duration(Setting.HEALTH_WINDOW));
        while (!Thread.currentThread().isInterrupted()) {
            try {
                work(next.take());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                sources.log.error(LOGGER, "alerts were not looked at: " + e, e);
            }
        }
    }

    /** One round. */
    void work(HealthReport report) {
        Duration step = steps.sinceLast();
        if (!step.isZero()) {
            sources.log.info(
                    LOGGER, "the clock was put right by " + step.toSeconds() + " s; alerts go on as they were");
            manager.move(step);
        }
        if (routing.look(sources.settings.get().text(Setting.ALERT_ROUTING_FILE), sources.outbox.channels())) {
            manager.route(routing.status().routing());
        }
        evaluate(report);
        manager.look();
    }

    private void evaluate(HealthReport report) {
        long now = sources.ticker.nanos();
        long early = Duration.ofMillis(100).toNanos();
        if (wasEvaluated && now - evaluatedNanos < rules.interval().toNanos() - early) {
            return;
        }
        wasEvaluated = true;
        evaluatedNanos = now;
        RuleSet current = rules.rules();
        if (!known.isOf(current)) {
            known = new EvaluatedRules(current);
        }
        Instant at = sources.clock.instant();
        manager.evaluated(known.outcomes(rules.evaluate(report, at)), known.keys(), at);
    }
}
