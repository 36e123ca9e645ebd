package io.opvitals.agent.web.api;

import io.opvitals.agent.fleet.ChartQuestion;
import io.opvitals.agent.fleet.Fleet;
import io.opvitals.agent.fleet.FleetAlert;
import io.opvitals.agent.fleet.FleetChart;
import io.opvitals.agent.fleet.FleetException;
import io.opvitals.agent.fleet.FleetScope;
import io.opvitals.agent.fleet.Instances;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Call;
import io.opvitals.agent.web.route.Problem;
import io.opvitals.agent.web.view.AlertView;
import io.opvitals.agent.web.view.ChartView;
import io.opvitals.agent.web.view.FleetView;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/**
 * Answers of the fleet, in the shapes in which this JVM answers of itself. It is made when there is a fleet; the rows of
 * the table are {@link FleetRoutes}.
 */
public final class FleetResource {

    private final Fleet fleet;
    private final InstantSource clock;

    /** @param clock says what now is */
    public FleetResource(Fleet fleet, InstantSource clock) {
        this.fleet = fleet;
        this.clock = clock;
    }

    /** Something that may fail because of the fleet. */
    @FunctionalInterface
    private interface Asking<T> {
        T ask() throws FleetException;
    }

    Answer instances() {
        Instances known = told(fleet::instances);
        return Answer.json(out -> FleetView.write(out, fleet.source(), known));
    }

    /** An answer that a resource makes of a report, be it this JVM's or the fleet's. */
    Answer report(Call call, BiFunction<Call, HealthReport, Answer> view) {
        FleetScope scope = scope(call);
        return view.apply(call, told(() -> fleet.report(scope)));
    }

    Answer chart(Call call) {
        if (call.has("operation") && !call.has("wrapper")) {
            throw Problem.invalid("operation", "is given alone (expected: together with its wrapper)");
        }
        HistoryRange range = HistoryRange.of(call, clock);
        ChartQuestion.Chart kind =
                ChartQuestion.Chart.valueOf(call.text("chart").toUpperCase(Locale.ROOT));
        ChartQuestion question = new ChartQuestion(
                kind,
                call.has("wrapper") ? call.text("wrapper") : "",
                call.has("operation") ? call.text("operation") : "",
                range.from(),
                range.to(),
                range.points(),
                scope(call));
        FleetChart chart = told(() -> fleet.chart(question));
        ChartView.Times times =
                new ChartView.Times(resolution(chart.stepSeconds()), chart.stepSeconds(), chart.from(), chart.to());
        return Answer.json(out -> {
            switch (kind) {
                case CALLS -> ChartView.write(out, new ChartView.Chart("calls", "calls/s", times, chart.lines(), null));
                case LATENCY ->
                    ChartView.write(
                            out, new ChartView.Chart("latency", "seconds", times, chart.lines(), chart.whole()));
                case HEATMAP -> ChartView.writeHeatMap(out, times, chart.rows());
                case SCORE -> ChartView.write(out, new ChartView.Chart("score", "0 to 1", times, chart.lines(), null));
            }
        });
    }

    Answer alerts(Call call) {
        FleetScope scope = scope(call);
        List<FleetAlert> alerts = told(() -> fleet.alerts(scope));
        return Answer.json(out -> {
            out.writeStartObject();
            out.writeArrayFieldStart("alerts");
            for (FleetAlert each : alerts) {
                AlertView.writeSeries(out, each.labels(), each.state(), each.activeAt());
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    private static FleetScope scope(Call call) {
        if (!call.has(FleetRoutes.INSTANCE)) {
            return FleetScope.ALL;
        }
        try {
            return FleetScope.parse(call.text(FleetRoutes.INSTANCE));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(FleetRoutes.INSTANCE, String.valueOf(e.getMessage()));
        }
    }

    /** 10s, 5m, 6h, 2d. */
    private static String resolution(long seconds) {
        Duration step = Duration.ofSeconds(seconds);
        if (seconds % Duration.ofDays(1).toSeconds() == 0) {
            return step.toDays() + "d";
        }
        if (seconds % Duration.ofHours(1).toSeconds() == 0) {
            return step.toHours() + "h";
        }
        return seconds % 60 == 0 ? step.toMinutes() + "m" : seconds + "s";
    }

    private static <T> T told(Asking<T> asking) {
        try {
            return asking.ask();
        } catch (FleetException e) {
            throw switch (e.kind()) {
                case BUSY -> Problem.passing(e.reason());
                case NOTHING_FOUND -> Problem.of(404, "no-series", "The fleet has no series of ours", e.reason());
                case TOO_LARGE -> Problem.of(502, "fleet-too-large", "The fleet's answer is too large", e.reason());
                case UNREACHABLE ->
                    Problem.of(502, "fleet-unreachable", "The fleet's metrics cannot be reached", e.reason());
                case REFUSED ->
                    Problem.of(502, "fleet-refused", "The fleet's metrics are not open to this agent", e.reason());
                case NOT_UNDERSTOOD, BAD_QUERY ->
                    Problem.of(502, "fleet-not-understood", "The fleet's metrics cannot be read", e.reason());
            };
        }
    }
}
