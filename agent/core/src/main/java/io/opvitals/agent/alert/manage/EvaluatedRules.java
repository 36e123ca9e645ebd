package io.opvitals.agent.alert.manage;

import io.opvitals.agent.alert.Finding;
import io.opvitals.agent.alert.RuleTimes;
import io.opvitals.agent.alert.rule.ActiveSample;
import io.opvitals.agent.alert.rule.AlertRule;
import io.opvitals.agent.alert.rule.RuleGroup;
import io.opvitals.agent.alert.rule.RuleResult;
import io.opvitals.agent.alert.rule.RuleSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** The rules that hold, with a key for each that stays the same over a restart. Immutable. */
final class EvaluatedRules {

    private final RuleSet rules;
    private final IdentityHashMap<AlertRule, RuleTimes> times = new IdentityHashMap<>();
    private final Set<String> keys = new HashSet<>();

    EvaluatedRules(RuleSet rules) {
        this.rules = rules;
        for (RuleGroup group : rules.groups()) {
            for (AlertRule rule : group.rules()) {
                String key = group.source() + '/' + group.name() + '/' + rule.name();
                String unique = key;
                for (int i = 2; !keys.add(unique); i++) {
                    unique = key + '#' + i;
                }
                times.put(rule, new RuleTimes(unique, rule.hold(), rule.keepFiring()));
            }
        }
    }

    /** Whether it is of these rules, and not of others that say the same. */
    @SuppressWarnings("ReferenceEquality") // Another set of rules has other rules, also where they are equal.
    boolean isOf(RuleSet other) {
        return rules == other;
    }

    Set<String> keys() {
        return keys;
    }

    /** What alerts need of the results; those of other rules are left out. */
    List<RuleOutcome> outcomes(Collection<RuleResult> results) {
        List<RuleOutcome> outcomes = new ArrayList<>(results.size());
        for (RuleResult each : results) {
            RuleTimes rule = times.get(each.rule());
            if (rule != null) {
                outcomes.add(new RuleOutcome(rule, findings(each), each.isFailed()));
            }
        }
        return outcomes;
    }

    private static List<Finding> findings(RuleResult result) {
        if (result.active().isEmpty()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>(result.active().size());
        for (ActiveSample each : result.active()) {
            findings.add(new Finding(each.labels(), result.rule().annotations(each), each.value()));
        }
        return findings;
    }
}
