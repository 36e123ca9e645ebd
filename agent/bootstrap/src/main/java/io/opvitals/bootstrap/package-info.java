/**
 * The door between woven application code and the agent: {@link io.opvitals.bootstrap.OpvitalsDoor}, the only class of
 * ours that lives on the boot loader (as {@code java.lang.OpvitalsDoor}, moved there when the agent jar is built).
 *
 * <p>JDK types only. Whatever is added here is visible to every class of every application: add nothing that is not a
 * crossing.
 */
@NullMarked
package io.opvitals.bootstrap;

import org.jspecify.annotations.NullMarked;
