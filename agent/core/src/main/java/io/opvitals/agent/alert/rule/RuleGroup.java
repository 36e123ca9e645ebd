package io.opvitals.agent.alert.rule;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rules that are evaluated together, one after the other.
 *
 * @param source where they are written: a file, {@code shipped} or {@code api}
 * @param name tells the group from others of the same source
 * @param interval how often; {@code null} as {@code opvitals.alert.evaluation-interval} says
 * @param limit alerts of one rule at most, more are a failure of the rule; 0 for any number
 * @param rules in the order in which they stand
 */
public record RuleGroup(
        String source, String name, @Nullable Duration interval, int limit, List<AlertRule> rules) {

    public RuleGroup {
        rules = List.copyOf(rules);
    }
}
