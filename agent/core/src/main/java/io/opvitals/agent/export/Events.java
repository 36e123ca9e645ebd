package io.opvitals.agent.export;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.logs.LogRecordBuilder;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.context.Context;
import io.opvitals.agent.check.CheckResult;
import io.opvitals.agent.collect.Snapshot;
import io.opvitals.agent.export.metric.Exemplars;
import io.opvitals.agent.export.metric.Keys;
import io.opvitals.agent.guard.BreakerState;
import io.opvitals.agent.guard.GuardId;
import io.opvitals.agent.guard.GuardReport;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.Status;
import io.opvitals.agent.operation.KeptCall;
import io.opvitals.agent.operation.StuckCall;
import io.opvitals.agent.trace.KeptBatch;
import io.opvitals.agent.trace.Masker;
import io.opvitals.agent.trace.SeenException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened, as log records with an event name: health changes, circuit breakers that change their state, exceptions
 * not seen before, calls that hang, health checks that change, changes of the configuration, alerts.
 */
final class Events {

    private static final AttributeKey<String> FROM = AttributeKey.stringKey("opvitals.health.from");
    private static final AttributeKey<String> TO = AttributeKey.stringKey("opvitals.health.to");
    private static final AttributeKey<Double> SCORE = AttributeKey.doubleKey("opvitals.health.score");
    private static final AttributeKey<String> SITE = AttributeKey.stringKey("opvitals.exception.site");

    private static final AttributeKey<String> SETTING = AttributeKey.stringKey("opvitals.setting");
    private static final AttributeKey<String> THREAD = AttributeKey.stringKey("thread.name");
    private static final AttributeKey<String> STACK = AttributeKey.stringKey("opvitals.call.stack");
    private static final AttributeKey<String> SINCE = AttributeKey.stringKey("opvitals.call.since");
    private static final AttributeKey<Double> DURATION = AttributeKey.doubleKey("opvitals.call.duration");
    private static final AttributeKey<Boolean> WAITING = AttributeKey.booleanKey("opvitals.call.waiting");

    private static final AttributeKey<String> ALERT_NAME = AttributeKey.stringKey("opvitals.alert.name");
    private static final AttributeKey<String> ALERT_ID = AttributeKey.stringKey("opvitals.alert.id");
    private static final AttributeKey<String> ALERT_SEVERITY = AttributeKey.stringKey("opvitals.alert.severity");
    private static final AttributeKey<String> ALERT_STATE = AttributeKey.stringKey("opvitals.alert.state");
    private static final AttributeKey<String> ALERT_FROM = AttributeKey.stringKey("opvitals.alert.from");
    private static final AttributeKey<Double> ALERT_VALUE = AttributeKey.doubleKey("opvitals.alert.value");

    private final Logger logger;
    private final Masker masker;

    Events(Logger logger, Masker masker) {
        this.logger = logger;
        this.masker = masker;
    }

    void onReport(HealthReport report) {
        for (HealthReport.Change change : report.changes()) {
            healthChanged(change, report.snapshot().time());
        }
        for (StuckCall each : report.stuck().began()) {
            isStuck(each, report.snapshot());
        }
        for (StuckCall.Ended each : report.stuck().ended()) {
            isNoLongerStuck(each, report.snapshot().time());
        }
        for (GuardReport.Transition transition : report.guards().transitions()) {
            breakerChanged(transition);
        }
    }

    void onKept(KeptBatch batch) {
        for (KeptBatch.First first : batch.firsts()) {
            exceptionIsNew(first.call(), first.exception());
        }
    }

    void configurationChanged(Instant time, String key, String message) {
        logger.logRecordBuilder()
                .setContext(Context.root())
                .setEventName("opvitals.configuration.changed")
                .setTimestamp(time)
                .setObservedTimestamp(time)
                .setSeverity(Severity.INFO)
                .setBody(message)
                .setAttribute(SETTING, key)
                .emit();
    }

    void alertChanged(AlertEvent alert) {
        LogRecordBuilder record = logger.logRecordBuilder()
                .setContext(Context.root())
                .setEventName("opvitals.alert")
                .setTimestamp(alert.time())
                .setObservedTimestamp(alert.time())
                .setSeverity(severity(alert))
                .setBody(alert.message())
                .setAttribute(ALERT_NAME, alert.name())
                .setAttribute(ALERT_ID, alert.id())
                .setAttribute(ALERT_SEVERITY, alert.severity())
                .setAttribute(ALERT_STATE, alert.to())
                .setAttribute(ALERT_FROM, alert.from())
                .setAttribute(ALERT_VALUE, alert.value());
        @Nullable String wrapper = alert.labels().get("opvitals_wrapper");
        if (wrapper != null) {
            record.setAttribute(Keys.WRAPPER, wrapper);
        }
        @Nullable String operation = alert.labels().get("opvitals_operation");
        if (operation != null) {
            record.setAttribute(Keys.OPERATION, operation);
        }
        record.emit();
    }

    private static Severity severity(AlertEvent alert) {
        if (!alert.to().equals("firing")) {
            return Severity.INFO;
        }
        return switch (alert.severity()) {
            case "critical", "error", "page" -> Severity.ERROR;
            case "info", "none" -> Severity.INFO;
            default -> Severity.WARN;
        };
    }

    void checkChanged(CheckResult before, CheckResult now) {
        logger.logRecordBuilder()
                .setContext(Context.root())
                .setEventName("opvitals.health.check.changed")
                .setTimestamp(now.time())
                .setObservedTimestamp(now.time())
                .setSeverity(severity(now.status()))
                .setBody("health check " + now.name() + ": " + before.status().label() + " -> "
                        + now.status().label() + ", " + now.message())
                .setAttribute(Keys.HEALTH_CHECK, now.name())
                .setAttribute(FROM, before.status().label())
                .setAttribute(TO, now.status().label())
                .emit();
    }

    private void healthChanged(HealthReport.Change change, Instant time) {
        LogRecordBuilder record = logger.logRecordBuilder()
                .setContext(Context.root())
                .setEventName("opvitals.health.changed")
                .setTimestamp(time)
                .setObservedTimestamp(time)
                .setSeverity(severity(change.to()))
                .setBody(describe(change))
                .setAttribute(FROM, change.from().label())
                .setAttribute(TO, change.to().label());
        if (change.score().isKnown()) {
            record.setAttribute(SCORE, change.score().value());
        }
        if (change.wrapper() != null) {
            record.setAttribute(Keys.WRAPPER, change.wrapper());
        }
        if (change.operation() != null) {
            record.setAttribute(Keys.OPERATION, change.operation());
        }
        record.setAttribute(Keys.HEALTH_SCOPE, scope(change)).emit();
    }

    private void isStuck(StuckCall call, Snapshot now) {
        Duration so = Duration.ofNanos(now.nanos() - call.startNanos());
        stuck("opvitals.call.stuck", call, now.time(), so)
                .setSeverity(Severity.WARN)
                .setBody(call.id() + " is stuck " + where(call) + " for " + seconds(so))
                .setAttribute(STACK, stack(call))
                .emit();
    }

    private void isNoLongerStuck(StuckCall.Ended ended, Instant time) {
        StuckCall call = ended.call();
        String how = ended.outcome() == null ? "" : " with " + ended.outcome().label();
        LogRecordBuilder record = stuck("opvitals.call.unstuck", call, time, ended.duration())
                .setSeverity(Severity.INFO)
                .setBody(call.id() + ", which was stuck " + where(call) + ", ended after " + seconds(ended.duration())
                        + how);
        if (ended.outcome() != null) {
            record.setAttribute(Keys.OUTCOME, ended.outcome().label());
        }
        record.emit();
    }

    private LogRecordBuilder stuck(String event, StuckCall call, Instant time, Duration duration) {
        return logger.logRecordBuilder()
                .setContext(Context.root())
                .setEventName(event)
                .setTimestamp(time)
                .setObservedTimestamp(time)
                .setAllAttributes(Keys.of(call.id()))
                .setAttribute(THREAD, call.threadName())
                .setAttribute(SINCE, call.since().toString())
                .setAttribute(DURATION, duration.toNanos() / 1e9)
                .setAttribute(WAITING, call.waiting());
    }

    private static String where(StuckCall call) {
        return call.waiting() ? "waiting for a result" : "on thread " + call.threadName();
    }

    /** As {@code jstack} prints it. */
    private static String stack(StuckCall call) {
        StringBuilder text = new StringBuilder();
        for (StackTraceElement frame : call.stack()) {
            text.append(text.length() == 0 ? "at " : "\nat ").append(frame);
        }
        return text.toString();
    }

    private static String seconds(Duration duration) {
        return Math.round(duration.toMillis() / 100.0) / 10.0 + " s";
    }

    private void breakerChanged(GuardReport.Transition transition) {
        GuardId breaker = transition.id();
        BreakerState to = transition.to();
        boolean refuses = to == BreakerState.OPEN || to == BreakerState.FORCED_OPEN;
        logger.logRecordBuilder()
                .setContext(Context.root())
                .setEventName("opvitals.circuit_breaker.changed")
                .setTimestamp(transition.time())
                .setObservedTimestamp(transition.time())
                .setSeverity(refuses ? Severity.WARN : Severity.INFO)
                .setBody("circuit breaker " + breaker.name() + " is " + to.label() + ", was "
                        + transition.from().label())
                .setAttribute(Keys.BREAKER_NAME, breaker.name())
                .setAttribute(Keys.LIBRARY, breaker.library())
                .setAttribute(Keys.BREAKER_FROM, transition.from().label())
                .setAttribute(Keys.BREAKER_TO, to.label())
                .emit();
    }

    private void exceptionIsNew(KeptCall call, SeenException seen) {
        String traceId = TraceId.fromLongs(call.traceIdHigh(), call.traceIdLow());
        Span span = Span.wrap(Exemplars.spanContext(traceId, SpanId.fromLong(call.spanId())));
        logger.logRecordBuilder()
                .setContext(Context.root().with(span))
                .setEventName("opvitals.exception.new")
                .setTimestamp(seen.firstSeen())
                .setObservedTimestamp(seen.firstSeen())
                .setSeverity(Severity.WARN)
                .setBody("first " + seen.className() + " in " + call.id() + " at " + seen.site())
                .setAllAttributes(ExceptionAttributes.of(requireNonNull(call.exception()), masker))
                .setAllAttributes(Keys.of(call.id()))
                .setAttribute(SITE, seen.site())
                .emit();
    }

    private static String scope(HealthReport.Change change) {
        if (change.wrapper() == null) {
            return "system";
        }
        return change.operation() == null ? "wrapper" : "operation";
    }

    private static Severity severity(Status status) {
        return switch (status) {
            case UNHEALTHY -> Severity.ERROR;
            case DEGRADED -> Severity.WARN;
            case HEALTHY, UNKNOWN -> Severity.INFO;
        };
    }

    private static String describe(HealthReport.Change change) {
        String what = change.wrapper() == null ? "the system" : change.wrapper();
        String whole = change.operation() == null ? what : what + "." + change.operation();
        return whole + " is " + change.to().label() + ", was " + change.from().label() + ": "
                + change.score().arithmetic();
    }
}
