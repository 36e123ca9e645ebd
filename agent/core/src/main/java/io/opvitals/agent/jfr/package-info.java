/**
 * Calls as events of the JDK's Flight Recorder: {@link io.opvitals.agent.jfr.FlightRecorder} waits until there is a
 * recording that asks for {@code opvitals.Call} and has the operations watched from then on, until none asks any more.
 *
 * <p>No class of {@code jdk.jfr} is loaded before the JVM itself has loaded the recorder: only {@code CallEvent} and {@code
 * CallRecording} name them, and those two are first touched then. On a JDK without the module nothing happens. Needs {@code
 * operation} only; nothing needs it but the composition root.
 *
 * <p>The transformer runs in {@code premain}: no lambda, no method reference there.
 */
@NullMarked
package io.opvitals.agent.jfr;

import org.jspecify.annotations.NullMarked;
