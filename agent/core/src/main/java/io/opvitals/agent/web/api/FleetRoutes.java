package io.opvitals.agent.web.api;

import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.Status;
import io.opvitals.agent.web.route.Access;
import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Call;
import io.opvitals.agent.web.route.Parameter;
import io.opvitals.agent.web.route.Problem;
import io.opvitals.agent.web.route.Route;
import io.opvitals.agent.web.view.ChartView;
import io.opvitals.agent.web.view.FleetView;
import io.opvitals.agent.web.view.ListViews;
import io.opvitals.agent.web.view.OperationDetailView;
import io.opvitals.agent.web.view.SummaryView;
import io.opvitals.agent.web.view.SystemView;
import io.opvitals.agent.web.view.WrapperView;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/fleet}: all instances, or some, in the shapes in which this JVM answers of itself. Knows nothing of who
 * tells of them, so that none of that is loaded where no fleet is configured.
 */
public final class FleetRoutes {

    static final String INSTANCE = "instance";

    private static final String PATH = "/api/v1/fleet";
    private static final Parameter INSTANCES = Parameter.text(
            INSTANCE, 4_096, "only these instances, separated by commas: up to 50 of those in /api/v1/fleet/instances");

    private final Supplier<@Nullable FleetResource> fleet;

    /** @param fleet who answers; nobody where none is configured */
    public FleetRoutes(Supplier<@Nullable FleetResource> fleet) {
        this.fleet = fleet;
    }

    /** The rows of the route table. */
    public List<Route> routes() {
        return List.of(
                Route.get(PATH + "/instances", Access.VIEWER, "The JVMs of the fleet")
                        .answers(FleetView.INSTANCES)
                        .by(this::instances),
                Route.get(PATH + "/system", Access.VIEWER, "The health of the whole fleet")
                        .takes(INSTANCES)
                        .answers(SystemView.SCHEMA)
                        .by(call -> report(call, (asked, report) -> Answer.json(out -> SystemView.write(out, report)))),
                Route.get(PATH + "/metrics/summary", Access.VIEWER, "The fleet, and the operations that stand out")
                        .takes(INSTANCES, Parameter.wholeNumber("top", 1, 100, "5", "so many operations of each kind"))
                        .answers(SummaryView.SCHEMA)
                        .by(call -> report(
                                call,
                                (asked, report) ->
                                        Answer.json(out -> SummaryView.write(out, report, (int) asked.number("top"))))),
                Route.get(PATH + "/wrappers", Access.VIEWER, "All wrappers of the fleet")
                        .takes(INSTANCES)
                        .answers(ListViews.WRAPPERS)
                        .by(call ->
                                report(call, (asked, report) -> Answer.json(out -> ListViews.wrappers(out, report)))),
                Route.get(PATH + "/wrappers/{wrapper}", Access.VIEWER, "One wrapper of the fleet with its operations")
                        .takes(Parameter.path("wrapper", "its name"), INSTANCES)
                        .answers(WrapperView.DETAIL)
                        .by(call -> report(call, WrapperResource::read)),
                Route.get(PATH + "/operations", Access.VIEWER, "Operations of the fleet")
                        .takes(
                                INSTANCES,
                                Parameter.text("wrapper", "only those of this wrapper"),
                                Parameter.choice("status", statuses(), null, "only those of this status"),
                                Parameter.choice(
                                        "sort", OperationResource.ORDERS, "name", "by name, or the worst first"),
                                Parameter.wholeNumber("offset", 0, 1_000_000, "0", "leaves out so many"),
                                Parameter.wholeNumber("limit", 1, 10_000, "1000", "so many at most"))
                        .answers(ListViews.OPERATIONS)
                        .by(call -> report(call, OperationResource::list)),
                Route.get(PATH + "/operations/{id}", Access.VIEWER, "What series tell of one operation of the fleet")
                        .takes(Parameter.path("id", "wrapper.operation"), INSTANCES)
                        .answers(OperationDetailView.SCHEMA)
                        .by(call -> report(call, (asked, report) -> OperationResource.read(asked, report, List.of()))),
                Route.get(PATH + "/guards", Access.VIEWER, "Circuit breakers of the fleet")
                        .takes(INSTANCES)
                        .answers(ListViews.GUARDS)
                        .by(call -> report(call, (asked, report) -> Answer.json(out -> ListViews.guards(out, report)))),
                Route.get(PATH + "/charts", Access.VIEWER, "What was of the fleet, ready to be drawn")
                        .takes(
                                INSTANCES,
                                ChartResource.CHART,
                                Parameter.text("wrapper", "of one wrapper; of the whole fleet without"),
                                Parameter.text("operation", "of one operation of the wrapper"),
                                HistoryRange.FROM,
                                HistoryRange.TO,
                                HistoryRange.LAST,
                                HistoryRange.POINTS)
                        .answers(ChartView.SCHEMA)
                        .by(call -> fleet().chart(call)),
                Route.get(PATH + "/alerts", Access.VIEWER, "Alerts that the rules of the fleet's Prometheus have")
                        .takes(INSTANCES)
                        .answers(AlertResource.LIST)
                        .by(call -> fleet().alerts(call)));
    }

    private Answer instances(Call call) {
        FleetResource asked = fleet.get();
        return asked == null ? Answer.json(FleetView::writeNone) : asked.instances();
    }

    private Answer report(Call call, BiFunction<Call, HealthReport, Answer> view) {
        return fleet().report(call, view);
    }

    private FleetResource fleet() {
        FleetResource asked = fleet.get();
        if (asked == null) {
            throw Problem.of(
                    404,
                    "no-fleet",
                    "No fleet is configured",
                    "opvitals.fleet.prometheus.url is not set (expected: the address of a Prometheus-compatible API)");
        }
        return asked;
    }

    private static List<String> statuses() {
        return Arrays.stream(Status.values()).map(Status::label).toList();
    }
}
