/** The channels that need nobody else: the terminal, and a file. */
@NullMarked
package io.opvitals.agent.alert.channel.local;

import org.jspecify.annotations.NullMarked;
