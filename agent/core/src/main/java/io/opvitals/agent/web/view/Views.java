package io.opvitals.agent.web.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.collect.Snapshot;
import io.opvitals.agent.health.ScopeHealth;
import io.opvitals.agent.health.Score;
import io.opvitals.agent.health.Status;
import io.opvitals.agent.health.Tally;
import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.operation.OperationSnapshot;
import io.opvitals.agent.operation.Outcome;
import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.route.Schema;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Parts that several views have. Times are in seconds, rates per second, shares from 0 to 1. */
final class Views {

    static final List<String> STATUSES =
            Arrays.stream(Status.values()).map(Status::label).toList();

    static final Schema LATENCY = Schema.object()
            .field("mean", Schema.number().orNull(), "seconds")
            .field("p50", Schema.number().orNull(), "seconds")
            .field("p90", Schema.number().orNull(), "seconds")
            .field("p95", Schema.number().orNull(), "seconds")
            .field("p99", Schema.number().orNull(), "seconds")
            .field("max", Schema.number().orNull(), "seconds")
            .named("Latency");

    static final Schema OUTCOMES = outcomes();

    static final Schema EXPECTED = Schema.wholeNumber().orNull();

    /** What system, wrappers and operations have in common. */
    static final Schema HEALTH = Schema.object()
            .field("status", Schema.choice(STATUSES), "after hysteresis")
            .field("since", Schema.time().orNull(), "when the status last changed; null over a fleet")
            .field("score", Schema.number().orNull(), "0 to 1; null where there is too little data")
            .field("arithmetic", Schema.text(), "how the score came about")
            .field("windowSeconds", Schema.number(), "what the window covers by now")
            .field("calls", Schema.wholeNumber(), "calls that ended within the window")
            .field("outcomes", OUTCOMES, "the same by how they ended")
            .field("expected", EXPECTED, "those of them that threw an expected exception; null over a fleet")
            .field("successRate", Schema.number().orNull(), "(success + fallback) / judged calls in the window")
            .field("errorRate", Schema.number().orNull(), "failures / judged calls in the window")
            .field("fallbackRate", Schema.number().orNull(), "fallbacks / judged calls in the window")
            .field("callsPerSecond", Schema.number(), "calls that ended within the recent window, per second")
            .field("inFlight", Schema.wholeNumber(), "calls in flight now")
            .field("peakInFlight", Schema.wholeNumber().orNull(), "the most seen since the start; null over a fleet")
            .field("stuck", Schema.wholeNumber(), "calls in flight for too long")
            .field("consecutiveFailures", Schema.wholeNumber(), "failures in a row up to now")
            .field("latency", LATENCY, "of the calls that ended within the window");

    private Views() {}

    private static Schema outcomes() {
        Schema schema = Schema.object();
        for (Outcome each : Outcome.values()) {
            schema = schema.field(each.label(), Schema.wholeNumber(), "calls that ended so");
        }
        return schema.named("Outcomes");
    }

    /** The fields of {@link #HEALTH}, into an object that is open. */
    static void health(JsonGenerator out, ScopeHealth health, Snapshot now, long stuck) throws IOException {
        OperationSnapshot window = health.window();
        Tally tally = Tally.of(window);
        out.writeStringField("status", health.status().label());
        Json.text(out, "since", health.isOwn() ? at(now, health.since()).toString() : null);
        score(out, health.score());
        out.writeNumberField("windowSeconds", health.windowNanos() / 1e9);
        out.writeNumberField("calls", window.ended());
        out.writeFieldName("outcomes");
        outcomes(out, window);
        expected(out, window, health.isOwn());
        Json.number(out, "successRate", tally.successRate());
        Json.number(out, "errorRate", tally.errorRate());
        Json.number(out, "fallbackRate", tally.fallbackRate());
        out.writeNumberField("callsPerSecond", health.callsPerSecond());
        out.writeNumberField("inFlight", health.inFlight());
        whole(out, "peakInFlight", health.peakInFlight());
        out.writeNumberField("stuck", stuck);
        out.writeNumberField("consecutiveFailures", window.consecutiveFailures());
        out.writeFieldName("latency");
        latency(out, window.durations());
    }

    private static void score(JsonGenerator out, Score score) throws IOException {
        Json.number(out, "score", score.value());
        out.writeStringField("arithmetic", score.arithmetic());
    }

    static void outcomes(JsonGenerator out, OperationSnapshot counted) throws IOException {
        out.writeStartObject();
        for (Outcome each : Outcome.values()) {
            out.writeNumberField(each.label(), counted.count(each));
        }
        out.writeEndObject();
    }

    /** @param isTold whether who counted the calls has told them apart */
    static void expected(JsonGenerator out, OperationSnapshot counted, boolean isTold) throws IOException {
        whole(out, "expected", isTold ? counted.expected() : -1);
    }

    /** A number that is not known where it is negative. */
    private static void whole(JsonGenerator out, String name, long value) throws IOException {
        if (value < 0) {
            out.writeNullField(name);
        } else {
            out.writeNumberField(name, value);
        }
    }

    static void latency(JsonGenerator out, HistogramSnapshot durations) throws IOException {
        boolean any = durations.count() > 0;
        boolean tellsMax = any && durations.maxNanos() != HistogramSnapshot.NOT_KNOWN;
        out.writeStartObject();
        Json.number(out, "mean", any ? durations.meanNanos() / 1e9 : Double.NaN);
        Json.number(out, "p50", durations.quantileNanos(0.5) / 1e9);
        Json.number(out, "p90", durations.quantileNanos(0.9) / 1e9);
        Json.number(out, "p95", durations.quantileNanos(0.95) / 1e9);
        Json.number(out, "p99", durations.quantileNanos(0.99) / 1e9);
        Json.number(out, "max", tellsMax ? durations.maxNanos() / 1e9 : Double.NaN);
        out.writeEndObject();
    }

    /** The time of day of a moment on the ticker that is not later than the snapshot. */
    static Instant at(Snapshot now, long nanos) {
        return now.time().minusNanos(now.nanos() - nanos);
    }
}
