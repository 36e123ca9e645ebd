/**
 * Circuit breakers, bulkheads, rate limiters and time limiters of the application's libraries: what state they are in,
 * what they refused.
 *
 * <p>Integrations tell {@link io.opvitals.agent.guard.Guards} of each guard they meet, and of what it does. The collector's
 * thread reads them once a second into {@link io.opvitals.agent.guard.GuardReport}, which is part of the health report. A
 * guard is held weakly: when the application lets go of it, it is no longer shown.
 */
@NullMarked
package io.opvitals.agent.guard;

import org.jspecify.annotations.NullMarked;
