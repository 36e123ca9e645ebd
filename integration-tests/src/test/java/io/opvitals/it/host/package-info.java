/** The application does not notice the agent: same output, same exit, same global state. */
@NullMarked
package io.opvitals.it.host;

import org.jspecify.annotations.NullMarked;
