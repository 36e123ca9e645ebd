/**
 * What somebody who looks at all numbers would advise, with the numbers that lead to it.
 *
 * <p>A {@link io.opvitals.agent.insight.advice.Finder} is a pure function of {@link io.opvitals.agent.insight.advice.Facts}:
 * no clock, no history, nothing remembered. {@link io.opvitals.agent.insight.advice.Advice} lists them all; to add one, write
 * the class, its line there, its test and its row in docs/recommendations.md. A finder says nothing where there is too little
 * to go by: its smallest number of calls is a constant with its reason.
 */
@NullMarked
package io.opvitals.agent.insight.advice;

import org.jspecify.annotations.NullMarked;
