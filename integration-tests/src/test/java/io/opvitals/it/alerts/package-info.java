/** Alerts from a rule to a channel, by the shipped jar in real JVMs, over restarts too. */
@NullMarked
package io.opvitals.it.alerts;

import org.jspecify.annotations.NullMarked;
