package io.opvitals.agent.web.api;

import io.opvitals.agent.history.HistoryQuery;
import io.opvitals.agent.insight.advice.Finding;
import io.opvitals.agent.insight.measure.MeasureState;
import io.opvitals.agent.insight.trend.Statistic;
import io.opvitals.agent.insight.trend.Trend;
import io.opvitals.agent.insight.trend.Trends;
import io.opvitals.agent.promql.PromqlException;
import io.opvitals.agent.promql.Query;
import io.opvitals.agent.promql.Selector;
import io.opvitals.agent.web.route.Access;
import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Call;
import io.opvitals.agent.web.route.Parameter;
import io.opvitals.agent.web.route.Problem;
import io.opvitals.agent.web.route.Route;
import io.opvitals.agent.web.view.AdviceView;
import io.opvitals.agent.web.view.MeasureView;
import io.opvitals.agent.web.view.TrendView;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/measures}, {@code /recommendations} and {@code /trend}: what is found out from the numbers. */
public final class InsightResource {

    private static final String V1 = "/api/v1";
    private static final int LONGEST_SERIES = 1_000;

    /** A name, and perhaps labels: no function of one. */
    private static final Pattern ONE_SERIES =
            Pattern.compile("\\s*[a-zA-Z_:][a-zA-Z0-9_:]*\\s*(\\{.*\\}\\s*)?", Pattern.DOTALL);

    private final Sources sources;
    private final InstantSource clock;

    /**
     * Where answers come from.
     *
     * @param measures by the latest report; empty before the first
     * @param findings by the latest report; empty before the first
     * @param trends over the history
     */
    public record Sources(Supplier<List<MeasureState>> measures, Supplier<List<Finding>> findings, Trends trends) {}

    /** @param clock says when a range ends that names no end */
    public InsightResource(Sources sources, InstantSource clock) {
        this.sources = sources;
        this.clock = clock;
    }

    /** The rows of the route table. */
    public List<Route> routes() {
        return List.of(
                Route.get(V1 + "/measures", Access.VIEWER, "Numbers that calls carry, and how they compare")
                        .takes(
                                Parameter.text("wrapper", "only those of this wrapper"),
                                Parameter.text("operation", "only those of this operation, as wrapper.operation"),
                                Parameter.text("name", "only those of this name"))
                        .answers(MeasureView.LIST)
                        .by(this::measures),
                Route.get(
                                V1 + "/recommendations",
                                Access.VIEWER,
                                "What should be changed, with the numbers that say so")
                        .takes(
                                Parameter.choice(
                                        "severity", AdviceView.SEVERITIES, null, "only those that matter so much"),
                                Parameter.text("scope", "only those about this"))
                        .answers(AdviceView.LIST)
                        .by(this::recommendations),
                Route.get(V1 + "/trend", Access.VIEWER, "Which way series go, and what is usual for them")
                        .takes(
                                Parameter.text("series", LONGEST_SERIES, "a name with labels, as PromQL has it")
                                        .must(),
                                Parameter.duration("range", "P1D", "how far back from its end"),
                                Parameter.time("to", "its end, by default now"),
                                Parameter.choice("statistic", statistics(), "mean", "the number that is looked at"),
                                Parameter.wholeNumber("points", 5, 1_000, "200", "so many at most for each series"),
                                Parameter.wholeNumber("limit", 1, 100, "20", "so many series at most"))
                        .answers(TrendView.LIST)
                        .by(this::trend));
    }

    private Answer measures(Call call) {
        @Nullable String wrapper = call.optional("wrapper");
        @Nullable String operation = call.optional("operation");
        @Nullable String name = call.optional("name");
        List<MeasureState> found = sources.measures.get().stream()
                .filter(each ->
                        wrapper == null || each.id().operation().wrapper().equals(wrapper))
                .filter(each ->
                        operation == null || each.id().operation().toString().equals(operation))
                .filter(each -> name == null || each.id().name().equals(name))
                .toList();
        return Answer.json(out -> MeasureView.write(out, found));
    }

    private Answer recommendations(Call call) {
        @Nullable String severity = call.optional("severity");
        @Nullable String scope = call.optional("scope");
        List<Finding> found = sources.findings.get().stream()
                .filter(each -> severity == null || each.severity().label().equals(severity))
                .filter(each -> scope == null || each.scope().equals(scope))
                .toList();
        return Answer.json(out -> AdviceView.write(out, found));
    }

    private Answer trend(Call call) {
        Selector selector = selector(call.text("series"));
        Instant to = call.has("to") ? call.time("to") : clock.instant();
        List<Trend> trends = sources.trends.of(new Trends.Question(
                selector.name(),
                selector.matches(),
                to.minus(call.duration("range")),
                to,
                Math.min((int) call.number("points"), HistoryQuery.MAX_POINTS),
                statistic(call.text("statistic")),
                (int) call.number("limit")));
        return Answer.json(out -> TrendView.write(out, trends));
    }

    private static Selector selector(String text) {
        try {
            List<Selector> selectors = Query.parse(text).selectors();
            if (selectors.size() == 1 && ONE_SERIES.matcher(text).matches()) {
                return selectors.get(0);
            }
        } catch (PromqlException e) {
            throw Problem.invalid("series", "column " + e.column() + ": " + e.problem());
        }
        throw Problem.invalid(
                "series", "is no name of series (expected: for example opvitals_error_ratio{opvitals_wrapper=\"a\"})");
    }

    private static Statistic statistic(String label) {
        return Arrays.stream(Statistic.values())
                .filter(each -> each.label().equals(label))
                .findFirst()
                .orElse(Statistic.MEAN);
    }

    private static List<String> statistics() {
        return Arrays.stream(Statistic.values()).map(Statistic::label).toList();
    }
}
