package io.opvitals.agent.web.api;

import io.opvitals.agent.check.CheckReport;
import io.opvitals.agent.check.CheckResult;
import io.opvitals.agent.export.metric.Signals;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ScopeHealth;
import io.opvitals.agent.health.Status;
import io.opvitals.agent.web.LatestReport;
import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Call;
import io.opvitals.agent.web.view.HealthView;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code /health} and what probes ask. Unhealthy is 503, everything else 200: what is not known says nothing against the
 * application.
 */
public final class HealthResource {

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String ALL = "*";
    private static final int UNAVAILABLE = 503;

    private final LatestReport latest;
    private final Supplier<Signals> signals;
    private final Supplier<List<String>> needed;

    /**
     * Reads what others know.
     *
     * @param latest the latest report
     * @param signals the checks
     * @param needed wrappers and checks without which the application is not ready; {@code *} for all
     */
    public HealthResource(LatestReport latest, Supplier<Signals> signals, Supplier<List<String>> needed) {
        this.latest = latest;
        this.signals = signals;
        this.needed = needed;
    }

    /** All checks and operations with their details. */
    public Answer details(Call call) {
        CheckReport checks = signals.get().checks();
        HealthReport report = latest.ifAny();
        Status overall = overall(checks, report);
        return Answer.json(code(overall), out -> HealthView.write(out, overall, checks, report));
    }

    /** The overall status in a word. */
    public Answer simple(Call call) {
        Status overall = overall(signals.get().checks(), latest.ifAny());
        return Answer.text(code(overall), TEXT, overall.label() + "\n");
    }

    /** That this JVM answers at all. */
    public Answer live(Call call) {
        return Answer.text(200, TEXT, "live\n");
    }

    /** Whether requests should be sent here. */
    public Answer ready(Call call) {
        List<String> names = needed.get();
        boolean ready = names.isEmpty() || isReady(names, signals.get().checks(), latest.ifAny());
        return Answer.text(ready ? 200 : UNAVAILABLE, TEXT, ready ? "ready\n" : "not ready\n");
    }

    /** The worse of the checks and the operations, each as a whole; what is not known does not count. */
    private static Status overall(CheckReport checks, @Nullable HealthReport report) {
        Status ofChecks = checks.overall();
        Status ofOperations = report == null ? Status.UNKNOWN : report.system().status();
        if (ofChecks == Status.UNKNOWN || ofOperations == Status.UNKNOWN) {
            return ofChecks == Status.UNKNOWN ? ofOperations : ofChecks;
        }
        return ofChecks.compareTo(ofOperations) > 0 ? ofChecks : ofOperations;
    }

    private static boolean isReady(List<String> names, CheckReport checks, @Nullable HealthReport report) {
        boolean all = names.contains(ALL);
        for (CheckResult each : checks.results()) {
            if (each.status() == Status.UNHEALTHY && (all || names.contains(each.name()))) {
                return false;
            }
        }
        if (report != null) {
            for (var each : report.wrappers().entrySet()) {
                ScopeHealth health = each.getValue();
                if (health.status() == Status.UNHEALTHY && (all || names.contains(each.getKey()))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static int code(Status status) {
        return status == Status.UNHEALTHY ? UNAVAILABLE : 200;
    }
}
