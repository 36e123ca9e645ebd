package io.opvitals.agent;

import io.opvitals.agent.config.Settings;
import io.opvitals.agent.config.SettingsListener;
import io.opvitals.agent.cost.BudgetReport;
import io.opvitals.agent.cost.CostSettings;
import io.opvitals.agent.cost.CostTracker;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ReportListener;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.operation.OperationRegistry;
import io.opvitals.agent.storage.DataDirectory;
import io.opvitals.agent.web.api.CostResource;
import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.route.Route;
import io.opvitals.agent.web.view.BudgetView;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What calls cost: built, started and told of settings and reports together. */
final class CostParts implements ReportListener, SettingsListener {

    private final CostTracker tracker;
    private final OwnThreads threads;
    private final InstantSource clock;

    CostParts(
            Settings settings,
            OperationRegistry operations,
            DataDirectory data,
            OwnThreads threads,
            InstantSource clock,
            AgentLog log) {
        this.tracker =
                new CostTracker(CostSettings.of(settings, new ArrayList<>()), operations::setTariffs, data, clock, log);
        this.threads = threads;
        this.clock = clock;
    }

    void start() {
        threads.create("opvitals-costs", tracker).start();
    }

    /** Saves what was counted. */
    void close() {
        tracker.close();
    }

    List<Route> routes() {
        return new CostResource(tracker, clock).routes();
    }

    BudgetReport budgets() {
        return tracker.budgets();
    }

    boolean isUsed() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), tracker.zone());
        return !tracker.budgets().budgets().isEmpty()
                || !tracker.ledger().between(today.minusDays(29), today).isEmpty();
    }

    /** The budgets, as the API lists them. */
    Json.Writing allBudgets() {
        return out -> BudgetView.write(out, tracker.budgets(), tracker.zone());
    }

    @Override
    public void onReport(HealthReport report) {
        tracker.onReport(report);
    }

    /** {@link LiveSignals} has looked for what is wrong. */
    @Override
    public List<String> check(Settings next) {
        return List.of();
    }

    @Override
    public void apply(Settings next) {
        tracker.apply(CostSettings.of(next, new ArrayList<>()));
    }
}
