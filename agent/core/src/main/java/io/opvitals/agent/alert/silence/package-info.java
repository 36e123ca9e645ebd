/**
 * What somebody does not want to be told: {@link io.opvitals.agent.alert.silence.Silence}s, which end, and
 * {@link io.opvitals.agent.alert.silence.Maintenance} windows, which may come again.
 * {@link io.opvitals.agent.alert.silence.SilenceBook} keeps them, over a restart too. They mute notifications and nothing
 * else: alerts are evaluated, shown and remembered all the same.
 */
@NullMarked
package io.opvitals.agent.alert.silence;

import org.jspecify.annotations.NullMarked;
