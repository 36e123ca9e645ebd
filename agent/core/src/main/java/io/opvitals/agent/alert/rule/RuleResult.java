package io.opvitals.agent.alert.rule;

import io.opvitals.agent.alert.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What came out of one evaluation of a rule.
 *
 * @param rule the rule
 * @param at the time that it was evaluated for
 * @param active what it is true of; empty where it failed
 * @param problem why it could not be evaluated, with the expectation; empty where it could. The alerts of a rule that
 *     fails stay what they are
 */
public record RuleResult(AlertRule rule, Instant at, List<ActiveSample> active, String problem) {

    public RuleResult {
        active = List.copyOf(active);
    }

    /** What it is true of, with what is to be said of each. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(active.size());
        for (ActiveSample each : active) {
            findings.add(new Finding(each.labels(), rule.annotations(each), each.value()));
        }
        return findings;
    }

    public boolean isFailed() {
        return !problem.isEmpty();
    }
}
