package io.opvitals.agent.web.api;

import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ScopeHealth;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.trace.ExceptionLog;
import io.opvitals.agent.trace.SeenException;
import io.opvitals.agent.web.LatestReport;
import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Call;
import io.opvitals.agent.web.route.Problem;
import io.opvitals.agent.web.view.ListViews;
import io.opvitals.agent.web.view.OperationDetailView;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/operations}. */
public final class OperationResource {

    /** What a list can be ordered by. */
    public static final List<String> ORDERS = List.of("name", "score", "calls", "errors", "latency");

    private final LatestReport latest;
    private final ExceptionLog exceptions;

    public OperationResource(LatestReport latest, ExceptionLog exceptions) {
        this.latest = latest;
        this.exceptions = exceptions;
    }

    public Answer list(Call call) {
        return list(call, latest.get());
    }

    static Answer list(Call call, HealthReport report) {
        @Nullable String wrapper = call.optional("wrapper");
        @Nullable String status = call.optional("status");
        List<Map.Entry<OperationId, ScopeHealth>> found = report.operations().entrySet().stream()
                .filter(each -> wrapper == null || each.getKey().wrapper().equals(wrapper))
                .filter(each ->
                        status == null || each.getValue().status().label().equals(status))
                .sorted(order(call.text("sort")))
                .toList();
        int from = (int) Math.min(found.size(), call.number("offset"));
        int to = (int) Math.min(found.size(), from + call.number("limit"));
        return Answer.json(out -> ListViews.operations(out, report, found.subList(from, to), found.size()));
    }

    public Answer read(Call call) {
        return read(call, latest.get(), exceptions.all());
    }

    static Answer read(Call call, HealthReport report, List<SeenException> exceptions) {
        String id = call.text("id");
        for (Map.Entry<OperationId, ScopeHealth> each : report.operations().entrySet()) {
            if (each.getKey().name().equals(id)) {
                return Answer.json(
                        out -> OperationDetailView.write(out, each.getKey(), each.getValue(), report, exceptions));
            }
        }
        throw Problem.notFound("no operation of this name (expected: one of those in /api/v1/operations)");
    }

    /** The worst first, except by name; what is not known last. */
    private static Comparator<Map.Entry<OperationId, ScopeHealth>> order(String sort) {
        Comparator<Map.Entry<OperationId, ScopeHealth>> byName = Map.Entry.comparingByKey();
        return switch (sort) {
            case "score" -> byValue(each -> each.score().value()).thenComparing(byName);
            case "calls" -> byValue(each -> -each.window().ended()).thenComparing(byName);
            case "errors" -> byValue(each -> -failures(each)).thenComparing(byName);
            case "latency" ->
                byValue(each -> -each.window().durations().quantileNanos(0.95)).thenComparing(byName);
            default -> byName;
        };
    }

    private static Comparator<Map.Entry<OperationId, ScopeHealth>> byValue(ToDoubleFunction<ScopeHealth> value) {
        return Comparator.comparingDouble(each -> value.applyAsDouble(each.getValue()));
    }

    private static double failures(ScopeHealth health) {
        return health.window().series().entrySet().stream()
                .filter(each -> each.getKey().outcome().isFailure())
                .mapToLong(each -> each.getValue().count())
                .sum();
    }
}
