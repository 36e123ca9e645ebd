/**
 * The ids of monitored calls in the MDC of the application's logging: {@code trace_id}, {@code span_id} and
 * {@code trace_flags}, for events that are logged inside of a monitored call. On by {@code opvitals.logging.mdc}.
 *
 * <p>Nothing is put into the thread's own MDC, which would have to be taken out again and costs every call.
 * {@link io.opvitals.agent.integration.mdc.LoggingLibraries} hooks into the place where a logging library copies the MDC
 * for one event, on the thread that logs, and adds the ids of the innermost monitored call to the copy. They are made
 * then; a call that logs nothing has none. Keys that are there already, from the application or from another agent, stay
 * as they are. The ids are those of the call's span, if it becomes one.
 */
@NullMarked
package io.opvitals.agent.integration.mdc;

import org.jspecify.annotations.NullMarked;
