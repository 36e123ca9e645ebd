/**
 * What one interval of the history is, in memory and as bytes.
 *
 * <p>An {@link io.opvitals.agent.history.frame.Interval} holds a value for each series of which something is known:
 * {@link io.opvitals.agent.history.frame.IntervalValue} has a class for each kind. Intervals are merged by adding value to
 * value, so that ten minutes of one minute each are what ten minutes would have been: histograms are added bucket by
 * bucket. {@link io.opvitals.agent.history.frame.FrameEncoder} writes one as the payload of a frame,
 * {@link io.opvitals.agent.history.frame.FrameDecoder} reads it; both know names and labels by numbers that hold within one
 * file. Values lie family by family and each family says how long it is, so that a reader steps over what was not asked
 * for.
 *
 * <p>The bytes are described in docs/history.md. Nothing here knows of files or resolutions.
 */
@NullMarked
package io.opvitals.agent.history.frame;

import org.jspecify.annotations.NullMarked;
