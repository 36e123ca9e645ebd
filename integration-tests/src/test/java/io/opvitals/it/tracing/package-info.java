/** Calls that hang, spans within the application's traces, and ids in its logs. */
@NullMarked
package io.opvitals.it.tracing;

import org.jspecify.annotations.NullMarked;
