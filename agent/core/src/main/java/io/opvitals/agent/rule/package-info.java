/**
 * The language of outcome rules: what a rule says, and how it reads a call.
 *
 * <p>{@link io.opvitals.agent.rule.Rule#parseList} turns the text of the setting into {@link io.opvitals.agent.rule.Rule}s:
 * which operations, what follows ({@link io.opvitals.agent.rule.Effect}), and when
 * ({@link io.opvitals.agent.rule.Expression}). {@code Lexer} cuts one rule into tokens, {@code Parser} builds the
 * expressions, {@code Path} walks from a root such as {@code result} through the object's public members.
 *
 * <p>A rule is parsed once and bounded in length, depth and steps, so that its evaluation is bounded by its own text. Of
 * the application's code it runs public getters and record accessors and nothing else: no {@code equals}, no
 * {@code toString}, no method of a collection that is not the JDK's. What it cannot read or compare is a
 * {@link io.opvitals.agent.rule.RuleFailure}; what to do about it is the caller's business.
 *
 * <p>Nothing here holds a class of the application: members are found through a {@link ClassValue} in each step, which
 * the application's class holds. Rules are parsed in {@code premain}: no lambdas, no regular expressions.
 */
@NullMarked
package io.opvitals.agent.rule;

import org.jspecify.annotations.NullMarked;
