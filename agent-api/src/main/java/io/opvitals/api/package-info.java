/**
 * What an application says to the Opvitals agent: {@link io.opvitals.api.MonitoredOperation} on a method,
 * {@link io.opvitals.api.Operations} inside it,
 * {@link io.opvitals.api.HealthChecks} beside it.
 *
 * <p>JDK types only, and no behaviour: {@code AgentBridge} holds every way out, with empty bodies that the agent fills
 * when it is attached. Nothing here may throw into the application or allocate when there is no agent.
 */
package io.opvitals.api;
