package io.opvitals.agent.alert.rule;

import org.jspecify.annotations.Nullable;

/**
 * How a rule fares.
 *
 * @param group the rule's group
 * @param rule the rule
 * @param last what its last evaluation gave; {@code null} before the first
 * @param evaluationNanos how long that took
 * @param hadData whether each series that it asks for was there at least once since the start; a rule on a series that does
 *     not exist is accepted, and this says so
 */
public record RuleStatus(
        RuleGroup group, AlertRule rule, @Nullable RuleResult last, long evaluationNanos, boolean hadData) {}
