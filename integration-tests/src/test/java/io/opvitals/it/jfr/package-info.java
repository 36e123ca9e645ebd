/** Calls as events of the Flight Recorder, in real JVMs. */
@NullMarked
package io.opvitals.it.jfr;

import org.jspecify.annotations.NullMarked;
