package io.opvitals.agent.health;

import static java.util.Objects.requireNonNull;

import io.opvitals.agent.collect.Snapshot;
import io.opvitals.agent.collect.TestCalls;
import io.opvitals.agent.guard.Guards;
import io.opvitals.agent.operation.OperationId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The collector, second by second, as fast as the test wants. */
public final class TestCycle {

    private final TestCalls calls;
    private final List<HealthReport> reports = new ArrayList<>();
    private final CollectionCycle cycle;

    public TestCycle(TestCalls calls, HealthSettings settings, ReportListener... listeners) {
        this.calls = calls;
        List<ReportListener> all = new ArrayList<>(List.of(listeners));
        all.add(reports::add);
        this.cycle = new CollectionCycle(
                calls.collector(), nothingYet(calls), noGuards(), settings, all, TestCalls.silent());
    }

    static Guards noGuards() {
        return new Guards(Clock.systemUTC(), TestCalls.silent());
    }

    /** A snapshot of now in which nothing has been counted. */
    static Snapshot nothingYet(TestCalls calls) {
        Snapshot now = calls.snapshot();
        return new Snapshot(now.nanos(), now.time(), Map.of());
    }

    /** From the next report on. */
    public void judgeBy(HealthPolicy policy) {
        cycle.judgeBy(policy);
    }

    /** Lets seconds go by, with a report at the end of each, and returns the last. */
    public HealthReport seconds(int number) {
        for (int i = 0; i < number; i++) {
            calls.ticker().advance(Duration.ofSeconds(1));
            cycle.run();
        }
        return latest();
    }

    public HealthReport latest() {
        return reports.get(reports.size() - 1);
    }

    /** All status changes so far, for example {@code routellm: unknown -> healthy}. */
    public List<String> changes() {
        List<String> changes = new ArrayList<>();
        for (HealthReport report : reports) {
            for (HealthReport.Change each : report.changes()) {
                String wrapper = each.wrapper() == null ? "system" : each.wrapper();
                String name = each.operation() == null ? wrapper : wrapper + "." + each.operation();
                changes.add(
                        name + ": " + each.from().label() + " -> " + each.to().label());
            }
        }
        return changes;
    }

    public ScopeHealth operation(String name) {
        return requireNonNull(latest().operations().get(OperationId.parse(name)));
    }

    public ScopeHealth wrapper(String name) {
        return requireNonNull(latest().wrappers().get(name));
    }
}
