/**
 * Health checks: what is looked at beside the operations. A disk, the heap, another server, whatever the application
 * registers.
 *
 * <p>A {@link io.opvitals.agent.check.HealthCheck} looks once and answers a {@link io.opvitals.agent.check.Finding}; it may
 * throw, and it may hang. {@link io.opvitals.agent.check.HealthChecks} says which ones there are: the built-in ones, those
 * that the composition root adds, the targets of the configuration, and what the application registers
 * ({@link io.opvitals.agent.check.RegisteredChecks}, which holds nothing of an application alive).
 * {@link io.opvitals.agent.check.HealthCheckRunner} runs them side by side, each on a thread of its own with its own
 * time-out, and answers the latest {@link io.opvitals.agent.check.CheckReport} to whoever asks, without waiting.
 *
 * <p>A new built-in check is one class here and one line in {@code HealthChecks}.
 */
@NullMarked
package io.opvitals.agent.check;

import org.jspecify.annotations.NullMarked;
