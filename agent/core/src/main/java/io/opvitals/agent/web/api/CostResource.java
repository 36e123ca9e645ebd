package io.opvitals.agent.web.api;

import io.opvitals.agent.cost.CostRow;
import io.opvitals.agent.cost.CostTracker;
import io.opvitals.agent.web.route.Access;
import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Call;
import io.opvitals.agent.web.route.Parameter;
import io.opvitals.agent.web.route.Route;
import io.opvitals.agent.web.view.BudgetView;
import io.opvitals.agent.web.view.CostView;
import io.opvitals.agent.web.view.PriceBookView;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** {@code /api/v1/costs} and {@code /api/v1/budgets}: what calls cost, by what prices, and what they may cost. */
public final class CostResource {

    private static final String PATH = "/api/v1/costs";
    private static final List<String> PERIODS = List.of("today", "yesterday", "7d", "30d", "month", "last-month");

    private final CostTracker costs;
    private final InstantSource clock;

    public CostResource(CostTracker costs, InstantSource clock) {
        this.costs = costs;
        this.clock = clock;
    }

    /** The rows of the route table. */
    public List<Route> routes() {
        return List.of(
                Route.get(PATH, Access.VIEWER, "What calls cost, by wrapper, operation, attribute, outcome and day")
                        .takes(
                                Parameter.choice("period", PERIODS, "today", "which days, in opvitals.cost.time-zone"),
                                Parameter.text("wrapper", "only its calls"),
                                Parameter.text("operation", "only its calls: wrapper.operation"))
                        .answers(CostView.SCHEMA)
                        .by(this::list),
                Route.get(PATH + "/prices", Access.VIEWER, "The price book, what is wrong with it, and what holds now")
                        .answers(PriceBookView.SCHEMA)
                        .by(call -> Answer.json(out -> PriceBookView.write(out, costs.prices(), clock.instant()))),
                Route.get("/api/v1/budgets", Access.VIEWER, "What wrappers have spent of what they may, and a forecast")
                        .answers(BudgetView.SCHEMA)
                        .by(call -> Answer.json(out -> BudgetView.write(out, costs.budgets(), costs.zone()))));
    }

    private Answer list(Call call) {
        ZoneId zone = costs.zone();
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        String period = call.text("period");
        LocalDate from = first(period, today);
        LocalDate to = switch (period) {
            case "yesterday" -> from;
            case "last-month" -> from.plusMonths(1).minusDays(1);
            default -> today;
        };
        String wrapper = call.optional("wrapper");
        String operation = call.optional("operation");
        List<CostRow> rows = costs.ledger().between(from, to).stream()
                .filter(row ->
                        wrapper == null || row.spending().operation().wrapper().equals(wrapper))
                .filter(row ->
                        operation == null || row.spending().operation().name().equals(operation))
                .toList();
        return Answer.json(
                out -> CostView.write(out, from, to, zone, rows, costs.ledger().unpriced()));
    }

    private static LocalDate first(String period, LocalDate today) {
        return switch (period) {
            case "yesterday" -> today.minusDays(1);
            case "7d" -> today.minusDays(6);
            case "30d" -> today.minusDays(29);
            case "month" -> today.withDayOfMonth(1);
            case "last-month" -> today.withDayOfMonth(1).minusMonths(1);
            default -> today;
        };
    }
}
