package io.opvitals.agent.alert.manage;

import io.opvitals.agent.alert.Finding;
import io.opvitals.agent.alert.RuleTimes;
import java.util.List;

/**
 * What one evaluation of one rule came to.
 *
 * @param rule the rule
 * @param findings what it found; empty where it found nothing
 * @param isFailed whether it could not be evaluated: then its alerts stay as they are
 */
public record RuleOutcome(RuleTimes rule, List<Finding> findings, boolean isFailed) {

    public RuleOutcome {
        findings = List.copyOf(findings);
    }
}
