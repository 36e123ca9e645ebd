package io.opvitals.agent.operation;

import java.time.Duration;
import java.util.Set;

/**
 * How the calls of one operation are judged.
 *
 * @param expected names of the exception classes that are a normal answer, subtypes included
 * @param stuckAfter how long a call may be in flight before it counts as stuck, greater than zero
 */
public record OperationSettings(Set<String> expected, Duration stuckAfter) {

    public static final Duration DEFAULT_STUCK_AFTER = Duration.ofMinutes(1);
    public static final OperationSettings DEFAULT = new OperationSettings(Set.of(), DEFAULT_STUCK_AFTER);

    public OperationSettings {
        expected = Set.copyOf(expected);
        if (stuckAfter.isZero() || stuckAfter.isNegative()) {
            throw new IllegalArgumentException("stuckAfter: " + stuckAfter + " (expected: > 0)");
        }
    }
}
