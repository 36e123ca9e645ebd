/** Holding on to objects of the application without keeping them alive. */
@NullMarked
package io.opvitals.agent.weak;

import org.jspecify.annotations.NullMarked;
