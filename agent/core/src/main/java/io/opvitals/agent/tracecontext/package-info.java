/**
 * The trace that the application already has: by the OpenTelemetry API on its class path, or by the OpenTelemetry Java
 * agent beside ours.
 *
 * <p>{@link io.opvitals.agent.tracecontext.ApplicationTraces} finds every copy of that API in the JVM, whatever class
 * loader it is in, and tells which span is current on a thread. It is asked by {@code operation} when a call is kept, when
 * one leaves its thread to wait for its result, and when a log event is to carry ids; never for an ordinary call. All of
 * it is reflection on public methods of public interfaces; nothing here holds a class or an object of the application.
 */
@NullMarked
package io.opvitals.agent.tracecontext;

import org.jspecify.annotations.NullMarked;
