/**
 * One MBean an operation, for JConsole, JMX exporters and application servers.
 *
 * <p>{@link io.opvitals.agent.jmx.OperationBeans} is handed every health report. It registers nothing before the
 * application has an MBean server of its own, unless told otherwise: making one is not the agent's to do. An
 * {@code OperationBean} reads the latest report; nothing is recorded twice.
 */
@NullMarked
package io.opvitals.agent.jmx;

import org.jspecify.annotations.NullMarked;
