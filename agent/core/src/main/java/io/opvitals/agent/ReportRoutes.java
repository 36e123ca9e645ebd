package io.opvitals.agent;

import io.opvitals.agent.health.Status;
import io.opvitals.agent.web.api.DiagnosticsResource;
import io.opvitals.agent.web.api.EventResource;
import io.opvitals.agent.web.api.FiguresResource;
import io.opvitals.agent.web.api.GuardResource;
import io.opvitals.agent.web.api.OperationResource;
import io.opvitals.agent.web.api.SystemResource;
import io.opvitals.agent.web.api.WrapperResource;
import io.opvitals.agent.web.live.LiveFeed;
import io.opvitals.agent.web.route.Access;
import io.opvitals.agent.web.route.Parameter;
import io.opvitals.agent.web.route.Problem;
import io.opvitals.agent.web.route.Route;
import io.opvitals.agent.web.view.ListViews;
import io.opvitals.agent.web.view.OperationDetailView;
import io.opvitals.agent.web.view.SummaryView;
import io.opvitals.agent.web.view.SystemView;
import io.opvitals.agent.web.view.WrapperView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The rows of {@link RouteTable} that show what the latest report says, what happened, and how the agent is doing. */
final class ReportRoutes {

    private static final String V1 = "/api/v1";
    private static final List<String> STATUSES =
            Arrays.stream(Status.values()).map(Status::label).toList();

    private ReportRoutes() {}

    /** Those who answer. */
    record Resources(
            SystemResource system,
            WrapperResource wrappers,
            OperationResource operations,
            FiguresResource metrics,
            GuardResource guards,
            EventResource events,
            DiagnosticsResource diagnostics) {}

    static List<Route> of(Resources resources) {
        List<Route> rows = new ArrayList<>();
        addHealth(rows, resources);
        addMetrics(rows, resources);
        addEvents(rows, resources);
        return rows;
    }

    private static void addHealth(List<Route> rows, Resources resources) {
        rows.add(Route.get(V1 + "/system", Access.VIEWER, "The health of the whole")
                .answers(SystemView.SCHEMA)
                .by(resources.system()::read));
        rows.add(Route.get(V1 + "/wrappers", Access.VIEWER, "All wrappers")
                .answers(ListViews.WRAPPERS)
                .by(resources.wrappers()::list));
        rows.add(Route.get(V1 + "/wrappers/{wrapper}", Access.VIEWER, "One wrapper with its operations")
                .takes(Parameter.path("wrapper", "its name"))
                .answers(WrapperView.DETAIL)
                .by(resources.wrappers()::read));
        rows.add(Route.get(V1 + "/operations", Access.VIEWER, "Operations")
                .takes(
                        Parameter.text("wrapper", "only those of this wrapper"),
                        Parameter.choice("status", STATUSES, null, "only those of this status"),
                        Parameter.choice("sort", OperationResource.ORDERS, "name", "by name, or the worst first"),
                        Parameter.wholeNumber("offset", 0, 1_000_000, "0", "leaves out so many"),
                        Parameter.wholeNumber("limit", 1, 10_000, "1000", "so many at most"))
                .answers(ListViews.OPERATIONS)
                .by(resources.operations()::list));
        rows.add(Route.get(V1 + "/operations/{id}", Access.VIEWER, "Everything known of one operation")
                .takes(Parameter.path("id", "wrapper.operation"))
                .answers(OperationDetailView.SCHEMA)
                .by(resources.operations()::read));
        rows.add(Route.get(V1 + "/guards", Access.VIEWER, "Circuit breakers, bulkheads, rate and time limiters")
                .answers(ListViews.GUARDS)
                .by(resources.guards()::guards));
        rows.add(Route.get(V1 + "/stuck", Access.VIEWER, "Calls that hang, with what their threads do")
                .answers(ListViews.STUCK)
                .by(resources.guards()::stuck));
    }

    private static void addMetrics(List<Route> rows, Resources resources) {
        rows.add(Route.get(V1 + "/metrics/current", Access.VIEWER, "The figures of now, one row for each scope")
                .takes(Parameter.choice("scope", FiguresResource.SCOPES, "all", "only those of this kind"))
                .answers(ListViews.FIGURES)
                .by(resources.metrics()::current));
        rows.add(Route.get(V1 + "/metrics/summary", Access.VIEWER, "The whole, and the operations that stand out")
                .takes(Parameter.wholeNumber("top", 1, 100, "5", "so many operations of each kind"))
                .answers(SummaryView.SCHEMA)
                .by(resources.metrics()::summary));
    }

    private static void addEvents(List<Route> rows, Resources resources) {
        rows.add(Route.get(V1 + "/events", Access.VIEWER, "What happened, the latest first")
                .takes(
                        Parameter.text("kind", "only events of this kind"),
                        Parameter.text("scope", "only what happened to this"),
                        Parameter.wholeNumber("after", 0, Long.MAX_VALUE, "0", "only ids above it"),
                        Parameter.wholeNumber("before", 1, Long.MAX_VALUE, null, "only ids below it"),
                        Parameter.time("from", "not before"),
                        Parameter.time("to", "before"),
                        Parameter.wholeNumber("limit", 1, 1_000, "100", "so many at most"))
                .answers(EventResource.LIST)
                .by(resources.events()::list));
        rows.add(Route.get(V1 + "/diagnostics", Access.VIEWER, "How the agent itself is doing")
                .answers(DiagnosticsResource.SCHEMA)
                .by(resources.diagnostics()::read));
        rows.add(Route.get(LiveFeed.PATH, Access.VIEWER, "A WebSocket: states and events as they come")
                .answersUpgrade()
                .by(call -> {
                    throw Problem.notYet("the server does not do WebSockets yet");
                }));
    }
}
