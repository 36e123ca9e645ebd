/**
 * Keeps what the agent costs within a budget: {@link io.opvitals.agent.governor.OverheadGovernor} measures it every second
 * and leaves things out, in the order of {@code Shedding.Part}, when it is too much. Runs on the collector's thread.
 */
@NullMarked
package io.opvitals.agent.governor;

import org.jspecify.annotations.NullMarked;
