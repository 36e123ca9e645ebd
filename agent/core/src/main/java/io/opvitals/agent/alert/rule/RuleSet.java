package io.opvitals.agent.alert.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * All rules that hold at a time. Immutable.
 *
 * @param groups in the order in which they are evaluated; only rules without a problem are in them
 * @param problems what is wrong with the others
 * @param disabled rules that are left out because somebody wants it so
 */
public record RuleSet(List<RuleGroup> groups, List<RuleProblem> problems, List<RuleGroup> disabled) {

    public static final RuleSet EMPTY = new RuleSet(List.of(), List.of());

    public RuleSet {
        groups = List.copyOf(groups);
        problems = List.copyOf(problems);
        disabled = List.copyOf(disabled);
    }

    /** None of them is left out. */
    public RuleSet(List<RuleGroup> groups, List<RuleProblem> problems) {
        this(groups, problems, List.of());
    }

    /** These and those. */
    public RuleSet plus(RuleSet other) {
        List<RuleGroup> allGroups = new ArrayList<>(groups);
        allGroups.addAll(other.groups);
        List<RuleProblem> allProblems = new ArrayList<>(problems);
        allProblems.addAll(other.problems);
        return new RuleSet(allGroups, allProblems);
    }

    /** All rules, in order. */
    public List<AlertRule> rules() {
        List<AlertRule> rules = new ArrayList<>();
        for (RuleGroup each : groups) {
            rules.addAll(each.rules());
        }
        return rules;
    }
}
