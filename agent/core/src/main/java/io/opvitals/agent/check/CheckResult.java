package io.opvitals.agent.check;

import io.opvitals.agent.health.Status;
import java.time.Duration;
import java.time.Instant;

/**
 * What one check said last.
 *
 * @param name the check
 * @param kind where it comes from
 * @param status {@code unknown} until it has answered once, and where it cannot tell
 * @param message what it saw, at most {@link HealthCheckRunner#MAX_MESSAGE} characters, masked
 * @param time when it was asked
 * @param took how long it took; of one that hangs, its time-out
 * @param since when the status became what it is
 */
public record CheckResult(
        String name, NamedCheck.Kind kind, Status status, String message, Instant time, Duration took, Instant since) {}
