package io.opvitals.agent.event;

import io.opvitals.agent.check.CheckListener;
import io.opvitals.agent.check.CheckResult;
import io.opvitals.agent.guard.GuardReport;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ReportListener;
import io.opvitals.agent.health.Status;
import io.opvitals.agent.operation.StuckCall;
import io.opvitals.agent.trace.KeptBatch;
import io.opvitals.agent.trace.SeenException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Writes down what reports and kept calls tell: health, circuit breakers, calls that hang, exceptions not seen before. */
public final class ReportEvents implements ReportListener, Consumer<KeptBatch>, CheckListener {

    /** A status changed. */
    public static final String HEALTH = "health.changed";

    /** A health check changed; of its first answer, only what is wrong is told. */
    public static final String CHECK = "check.changed";

    /** A circuit breaker changed its state. */
    public static final String BREAKER = "breaker.changed";

    /** A call hangs. */
    public static final String STUCK = "call.stuck";

    /** A call that hung has ended. */
    public static final String UNSTUCK = "call.unstuck";

    /** An exception of a class not seen before at its place. */
    public static final String EXCEPTION = "exception.new";

    private final EventLog log;

    public ReportEvents(EventLog log) {
        this.log = log;
    }

    @Override
    public void onReport(HealthReport report) {
        Instant now = report.snapshot().time();
        for (HealthReport.Change each : report.changes()) {
            healthChanged(each, now);
        }
        for (GuardReport.Transition each : report.guards().transitions()) {
            breakerChanged(each);
        }
        for (StuckCall each : report.stuck().began()) {
            Duration so = Duration.ofNanos(report.snapshot().nanos() - each.startNanos());
            log.add(
                    now,
                    STUCK,
                    each.id().name(),
                    each.id() + " hangs for " + so.toSeconds() + " s " + where(each),
                    Map.of("thread", each.threadName(), "since", each.since().toString()));
        }
        for (StuckCall.Ended each : report.stuck().ended()) {
            unstuck(each, now);
        }
    }

    @Override
    public void accept(KeptBatch batch) {
        for (KeptBatch.First each : batch.firsts()) {
            SeenException seen = each.exception();
            log.add(
                    seen.firstSeen(),
                    EXCEPTION,
                    seen.operation().name(),
                    "first " + seen.className() + " in " + seen.operation() + " at " + seen.site(),
                    Map.of("class", seen.className(), "site", seen.site()));
        }
    }

    @Override
    public void onChange(CheckResult before, CheckResult now) {
        if (before.status() == Status.UNKNOWN && now.status() == Status.HEALTHY) {
            return;
        }
        log.add(
                now.time(),
                CHECK,
                now.name(),
                "health check " + now.name() + " is " + now.status().label() + ", was "
                        + before.status().label() + ": " + now.message(),
                Map.of("from", before.status().label(), "to", now.status().label()));
    }

    private void healthChanged(HealthReport.Change change, Instant now) {
        String scope = Event.SYSTEM;
        if (change.wrapper() != null) {
            scope = change.operation() == null ? change.wrapper() : change.wrapper() + "." + change.operation();
        }
        log.add(
                now,
                HEALTH,
                scope,
                scope + " is " + change.to().label() + ", was " + change.from().label() + ": "
                        + change.score().arithmetic(),
                Map.of("from", change.from().label(), "to", change.to().label()));
    }

    private void breakerChanged(GuardReport.Transition transition) {
        log.add(
                transition.time(),
                BREAKER,
                transition.id().name(),
                "circuit breaker " + transition.id().name() + " is "
                        + transition.to().label() + ", was " + transition.from().label(),
                Map.of(
                        "library", transition.id().library(),
                        "from", transition.from().label(),
                        "to", transition.to().label()));
    }

    private void unstuck(StuckCall.Ended ended, Instant now) {
        Map<String, String> attributes =
                new TreeMap<>(Map.of("thread", ended.call().threadName()));
        if (ended.outcome() != null) {
            attributes.put("outcome", ended.outcome().label());
        }
        log.add(
                now,
                UNSTUCK,
                ended.call().id().name(),
                ended.call().id() + ", which hung " + where(ended.call()) + ", ended after "
                        + ended.duration().toSeconds() + " s",
                attributes);
    }

    private static String where(StuckCall call) {
        return call.waiting() ? "waiting for a result" : "on thread " + call.threadName();
    }
}
