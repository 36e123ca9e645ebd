/**
 * What the agent says about itself: {@link io.opvitals.agent.log.AgentLog}, lines on the JVM's stderr. Everything may
 * call it; it calls nothing but the clocks. The application's logging is never touched, and the JDK's
 * {@code java.util.logging} is never initialised (some applications must be the first to do that): when the agent jar is
 * built, {@code java.util.logging.Logger} in third-party code is replaced by
 * {@link io.opvitals.agent.log.LibraryLogger}.
 */
@NullMarked
package io.opvitals.agent.log;

import org.jspecify.annotations.NullMarked;
