package io.opvitals.agent.alert.rule;

import io.opvitals.agent.promql.Evaluator;
import io.opvitals.agent.promql.PromqlException;
import io.opvitals.agent.promql.Sample;
import io.opvitals.agent.series.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A group that is evaluated again and again. For one thread. */
final class RunningGroup {

    private final RuleGroup group;
    private final long intervalMillis;
    private final GroupParts parts;
    private final Evaluator evaluator;
    private final List<RuleStatus> statuses = new ArrayList<>();
    private long nextMillis = Long.MIN_VALUE;

    RunningGroup(RuleGroup group, Duration interval, GroupParts parts) {
        this.group = group;
        this.intervalMillis = interval.toMillis();
        this.parts = parts;
        this.evaluator = new Evaluator(parts.source());
        group.rules().forEach(each -> statuses.add(new RuleStatus(group, each, null, 0, false)));
    }

    List<RuleStatus> statuses() {
        return statuses;
    }

    boolean isDue(Instant at) {
        long now = at.toEpochMilli();
        // Also when the clock was set back.
        boolean isDue = now >= nextMillis || now < nextMillis - 2 * intervalMillis;
        if (isDue) {
            // A little early is on time: rounds come when they come, and each is to count.
            nextMillis = now + intervalMillis - intervalMillis / 10;
        }
        return isDue;
    }

    List<RuleResult> evaluate(Instant at) {
        List<RuleResult> results = new ArrayList<>();
        for (int i = 0; i < statuses.size(); i++) {
            RuleStatus before = statuses.get(i);
            long start = parts.ticker().nanos();
            RuleResult result = evaluate(before.rule(), at);
            results.add(result);
            boolean hadData =
                    before.hadData() || parts.memory().knowsAll(before.rule().query());
            statuses.set(
                    i,
                    new RuleStatus(group, before.rule(), result, parts.ticker().nanos() - start, hadData));
        }
        return results;
    }

    private RuleResult evaluate(AlertRule rule, Instant at) {
        try {
            List<Sample> samples = evaluator.evaluate(rule.query(), at.toEpochMilli());
            return new RuleResult(rule, at, active(rule, samples), "");
        } catch (PromqlException | RuleFailure e) {
            return new RuleResult(rule, at, List.of(), String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError e) {
            return new RuleResult(rule, at, List.of(), "it failed with " + e + " (expected: a value)");
        }
    }

    private List<ActiveSample> active(AlertRule rule, List<Sample> samples) {
        if (group.limit() > 0 && samples.size() > group.limit()) {
            throw new RuleFailure(
                    samples.size() + " alerts (expected: at most " + group.limit() + ", the group's limit)");
        }
        List<ActiveSample> active = new ArrayList<>(samples.size());
        Set<Labels> seen = new HashSet<>();
        for (Sample each : samples) {
            ActiveSample sample = rule.active(each.labels(), each.value());
            if (!seen.add(sample.labels())) {
                throw new RuleFailure(
                        "two alerts with the labels " + sample.labels() + " (expected: labels that tell them apart)");
            }
            active.add(sample);
        }
        return active;
    }
}
