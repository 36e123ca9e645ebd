/** Starts that are no ordinary ones: JDK tools, a second agent, damaged jars, settings that are wrong. */
@NullMarked
package io.opvitals.it.startup;

import org.jspecify.annotations.NullMarked;
