package io.opvitals.agent.web.api;

import io.opvitals.agent.history.History;
import io.opvitals.agent.history.HistoryAnswer;
import io.opvitals.agent.history.HistoryPoint;
import io.opvitals.agent.history.HistoryPoint.Durations;
import io.opvitals.agent.history.HistorySeries;
import io.opvitals.agent.history.HistoryTooLargeException;
import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.series.LabelMatch;
import io.opvitals.agent.web.route.Access;
import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Call;
import io.opvitals.agent.web.route.Parameter;
import io.opvitals.agent.web.route.Problem;
import io.opvitals.agent.web.route.Route;
import io.opvitals.agent.web.view.ChartView;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/charts}: what was of the system, a wrapper or an operation, ready to be drawn. */
public final class ChartResource {

    static final Parameter CHART = Parameter.choice(
                    "chart",
                    List.of("calls", "latency", "heatmap", "score"),
                    null,
                    "calls per second by outcome, percentiles, how many took how long, or the score")
            .must();

    private static final String DURATION = "opvitals_operation_duration_seconds";
    private static final String SCORE = "opvitals_health_score";
    private static final String WRAPPER = "opvitals_wrapper";
    private static final String OPERATION = "opvitals_operation";
    private static final String OUTCOME = "opvitals_outcome";
    private static final double SECOND = 1e9;

    private final History history;
    private final InstantSource clock;

    /** @param clock says what now is */
    public ChartResource(History history, InstantSource clock) {
        this.history = history;
        this.clock = clock;
    }

    /** The rows of the route table. */
    public List<Route> routes() {
        return List.of(Route.get("/api/v1/charts", Access.VIEWER, "What was, ready to be drawn")
                .takes(
                        CHART,
                        Parameter.text("wrapper", "of one wrapper; of the whole system without"),
                        Parameter.text("operation", "of one operation of the wrapper"),
                        HistoryRange.FROM,
                        HistoryRange.TO,
                        HistoryRange.LAST,
                        HistoryRange.POINTS)
                .answers(ChartView.SCHEMA)
                .by(this::draw));
    }

    private Answer draw(Call call) {
        if (call.has("operation") && !call.has("wrapper")) {
            throw Problem.invalid("operation", "is given alone (expected: together with its wrapper)");
        }
        HistoryRange range = HistoryRange.of(call, clock);
        try {
            return switch (call.text("chart")) {
                case "calls" -> calls(call, range);
                case "latency" -> latency(call, range);
                case "heatmap" -> {
                    HistoryAnswer answer = history.query(range.query(DURATION, scope(call)), List.of());
                    yield Answer.json(out -> ChartView.writeHeatMap(out, ChartView.Times.of(answer), answer.series()));
                }
                default -> score(call, range);
            };
        } catch (HistoryTooLargeException e) {
            throw Problem.invalid("points", e.problem());
        }
    }

    private Answer calls(Call call, HistoryRange range) {
        HistoryAnswer answer = history.query(range.query(DURATION + "_count", scope(call)), List.of(OUTCOME));
        double step = answer.step().toSeconds();
        Map<String, Map<Long, Double>> lines = new TreeMap<>();
        for (HistorySeries each : answer.series()) {
            String outcome = each.id().labels().get(OUTCOME);
            lines.put(outcome == null ? "" : outcome, line(each, point -> point.number() / step));
        }
        return answer("calls", "calls/s", answer, lines, null);
    }

    private Answer latency(Call call, HistoryRange range) {
        HistoryAnswer answer = history.query(range.query(DURATION, scope(call)), List.of());
        Map<String, Map<Long, Double>> lines = new LinkedHashMap<>();
        for (HistorySeries each : answer.series()) {
            lines.put("p50", line(each, point -> durations(point).quantileNanos(0.5) / SECOND));
            lines.put("p90", line(each, point -> durations(point).quantileNanos(0.9) / SECOND));
            lines.put("p95", line(each, point -> durations(point).quantileNanos(0.95) / SECOND));
            lines.put("p99", line(each, point -> durations(point).quantileNanos(0.99) / SECOND));
            lines.put("max", line(each, point -> durations(point).maxNanos() / SECOND));
        }
        return answer("latency", "seconds", answer, lines, whole(answer));
    }

    /** Percentiles of a range are not those of its intervals: counts are added bucket by bucket first. */
    private static HistogramSnapshot whole(HistoryAnswer answer) {
        HistogramSnapshot whole = HistogramSnapshot.EMPTY;
        for (HistorySeries series : answer.series()) {
            for (HistoryPoint each : series.points()) {
                whole = whole.plus(durations(each));
            }
        }
        return whole;
    }

    private Answer score(Call call, HistoryRange range) {
        List<LabelMatch> scope = scope(call);
        scope.add(LabelMatch.equal(
                "opvitals_health_scope",
                call.has("operation") ? "operation" : call.has("wrapper") ? "wrapper" : "system"));
        HistoryAnswer answer = history.query(range.query(SCORE, scope), List.of());
        Map<String, Map<Long, Double>> lines = new LinkedHashMap<>();
        for (HistorySeries each : answer.series()) {
            lines.put("mean", line(each, HistoryPoint::number));
            lines.put("lowest", line(each, point -> point instanceof HistoryPoint.Level level ? level.min() : 0));
        }
        return answer("score", "0 to 1", answer, lines, null);
    }

    private static List<LabelMatch> scope(Call call) {
        List<LabelMatch> scope = new ArrayList<>();
        if (call.has("wrapper")) {
            scope.add(LabelMatch.equal(WRAPPER, call.text("wrapper")));
        }
        if (call.has("operation")) {
            scope.add(LabelMatch.equal(OPERATION, call.text("operation")));
        }
        return scope;
    }

    private static HistogramSnapshot durations(HistoryPoint point) {
        return point instanceof Durations durations ? durations.durations() : HistogramSnapshot.EMPTY;
    }

    private static Map<Long, Double> line(HistorySeries series, ToDoubleFunction<HistoryPoint> value) {
        Map<Long, Double> line = new LinkedHashMap<>();
        for (HistoryPoint each : series.points()) {
            line.put(each.start().getEpochSecond(), value.applyAsDouble(each));
        }
        return line;
    }

    private static Answer answer(
            String name,
            String unit,
            HistoryAnswer answer,
            Map<String, Map<Long, Double>> lines,
            @Nullable HistogramSnapshot whole) {
        return Answer.json(
                out -> ChartView.write(out, new ChartView.Chart(name, unit, ChartView.Times.of(answer), lines, whole)));
    }
}
