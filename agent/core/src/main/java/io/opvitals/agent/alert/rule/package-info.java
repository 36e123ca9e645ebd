/**
 * Alert rules: reading them, and what they are true of.
 *
 * <p>{@link io.opvitals.agent.alert.rule.RuleFileReader} reads rule groups as Prometheus writes them, and names every
 * mistake with line and column; a rule with a mistake is left out, or stays what it was before, the others hold.
 * {@link io.opvitals.agent.alert.rule.RuleBook} keeps what a file said while it is empty, gone or no document.
 * {@link io.opvitals.agent.alert.rule.RuleEvaluation} takes a report, remembers samples of the series that rules ask for
 * ({@code SampleMemory}), and says for each rule which alerts it is true of. What becomes of these, pending, firing, told to
 * whom, is not its business: that is {@code alert}'s.
 */
@NullMarked
package io.opvitals.agent.alert.rule;

import org.jspecify.annotations.NullMarked;
