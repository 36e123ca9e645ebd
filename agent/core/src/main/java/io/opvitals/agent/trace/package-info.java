/**
 * Which ended calls become spans, and what is known of the exceptions among them.
 *
 * <p>Once a second {@link io.opvitals.agent.trace.CallKeeper} sets every operation's rules for the coming second (what is
 * slow, which call is drawn at random, how many failures), empties the queue of kept calls (nobody else may), and hands
 * them on as an immutable {@link io.opvitals.agent.trace.KeptBatch}. Each exception among them goes through the
 * {@link io.opvitals.agent.trace.ExceptionLog}, which tells the first of its kind from the thousandth.
 *
 * <p>Runs on the collector's thread. The exception log may be read from any thread. Text that came from the application
 * leaves through a {@link io.opvitals.agent.trace.Masker}.
 */
@NullMarked
package io.opvitals.agent.trace;

import org.jspecify.annotations.NullMarked;
