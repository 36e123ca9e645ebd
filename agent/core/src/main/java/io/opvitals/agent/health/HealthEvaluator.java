package io.opvitals.agent.health;

import io.opvitals.agent.collect.OperationSum;
import io.opvitals.agent.collect.Snapshot;
import io.opvitals.agent.collect.Window;
import io.opvitals.agent.guard.GuardReport;
import io.opvitals.agent.health.ScopeJudge.Times;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.StuckReport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Judges every operation, every wrapper and the system. A wrapper is judged by the sum of its operations' calls, the
 * system by the sum of all; neither is a mean of scores, so that what is called more counts more.
 *
 * <p>It remembers statuses and peaks from one report to the next: for one thread, and one after the other.
 */
public final class HealthEvaluator {

    private final SortedMap<String, Wrapper> wrappers = new TreeMap<>();
    private final ScopeJudge system;
    private final SumReader systemSum = new SumReader(new OperationId(OperationSum.ALL, OperationSum.ALL));
    private int operations;
    private HealthPolicy policy;
    private volatile HealthPolicy asked;

    /**
     * Without an operation so far, and the same settings for all.
     *
     * @param settings how to judge
     * @param startNanos when the agent started, on its ticker
     */
    public HealthEvaluator(HealthSettings settings, long startNanos) {
        this.policy = HealthPolicy.of(settings);
        this.asked = policy;
        this.system = judge(null, null, settings, startNanos);
    }

    /** From the next report on, what happened is judged so. The windows stay what they are. For any thread. */
    public void judgeBy(HealthPolicy next) {
        asked = next;
    }

    /**
     * Judges what happened.
     *
     * @param window what scores are made from
     * @param recent the end of it, which recent errors and call rates are taken from
     * @param stuck the calls that hang; reported, not judged
     */
    public HealthReport evaluate(Window window, Window recent, StuckReport stuck) {
        Snapshot now = window.to();
        follow(asked);
        addNew(now);
        Times times = new Times(now.nanos(), window.nanos(), recent.nanos());
        SortedMap<String, ScopeHealth> wrapperHealth = new TreeMap<>();
        SortedMap<OperationId, ScopeHealth> operationHealth = new TreeMap<>();
        List<HealthReport.Change> ofSystem = new ArrayList<>(1);
        List<HealthReport.Change> ofWrappers = new ArrayList<>();
        List<HealthReport.Change> ofOperations = new ArrayList<>();
        List<Reading> wrapperReadings = new ArrayList<>(wrappers.size());
        boolean anyChanged = false;
        for (Wrapper wrapper : wrappers.values()) {
            List<Reading> readings = new ArrayList<>(wrapper.operations.size());
            boolean changed = false;
            for (Operation operation : wrapper.operations.values()) {
                Reading reading = operation.reader.read(window, recent);
                changed |= operation.reader.hasChanged();
                readings.add(reading);
                operationHealth.put(operation.id, operation.judge.judge(reading, times, ofOperations));
            }
            Reading sum = wrapper.sum.read(readings, changed);
            anyChanged |= changed;
            wrapperReadings.add(sum);
            wrapperHealth.put(wrapper.name, wrapper.judge.judge(sum, times, ofWrappers));
        }
        ScopeHealth whole = system.judge(systemSum.read(wrapperReadings, anyChanged), times, ofSystem);
        ofSystem.addAll(ofWrappers);
        ofSystem.addAll(ofOperations);
        return new HealthReport(
                now,
                whole,
                Collections.unmodifiableSortedMap(wrapperHealth),
                Collections.unmodifiableSortedMap(operationHealth),
                GuardReport.EMPTY,
                ofSystem,
                stuck);
    }

    private void follow(HealthPolicy next) {
        if (next.equals(policy)) {
            return;
        }
        policy = next;
        system.judgeBy(next.general());
        for (Wrapper each : wrappers.values()) {
            HealthSettings settings = next.of(each.name);
            each.judge.judgeBy(settings);
            each.operations.values().forEach(operation -> operation.judge.judgeBy(settings));
        }
    }

    /** Operations come, and never go. */
    private void addNew(Snapshot now) {
        if (now.operations().size() == operations) {
            return;
        }
        for (OperationId id : now.operations().keySet()) {
            HealthSettings settings = policy.of(id.wrapper());
            wrappers.computeIfAbsent(id.wrapper(), name -> new Wrapper(name, judge(name, null, settings, now.nanos())))
                    .operations
                    .computeIfAbsent(
                            id,
                            each -> new Operation(
                                    each, judge(each.wrapper(), each.operation(), settings, now.nanos())));
        }
        operations = now.operations().size();
    }

    private static ScopeJudge judge(
            @Nullable String wrapper, @Nullable String operation, HealthSettings settings, long nowNanos) {
        return new ScopeJudge(wrapper, operation, new Scorer(settings), new StatusHysteresis(settings, nowNanos));
    }

    private static final class Wrapper {

        final String name;
        final ScopeJudge judge;
        final SumReader sum;
        final SortedMap<OperationId, Operation> operations = new TreeMap<>();

        Wrapper(String name, ScopeJudge judge) {
            this.name = name;
            this.judge = judge;
            this.sum = new SumReader(new OperationId(name, OperationSum.ALL));
        }
    }

    private static final class Operation {

        final OperationId id;
        final ScopeJudge judge;
        final OperationReader reader;

        Operation(OperationId id, ScopeJudge judge) {
            this.id = id;
            this.judge = judge;
            this.reader = new OperationReader(id);
        }
    }
}
