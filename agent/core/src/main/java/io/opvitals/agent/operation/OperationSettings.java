package io.opvitals.agent.operation;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the calls of one operation are judged.
 *
 * @param expected names of the exception classes that are a normal answer, subtypes included
 * @param stuckAfter how long a call may be in flight before it counts as stuck, greater than zero; {@code null} for the
 *     agent's {@code opvitals.stuck-after}
 */
public record OperationSettings(
        Set<String> expected, @Nullable Duration stuckAfter) {

    public static final OperationSettings DEFAULT = new OperationSettings(Set.of(), null);

    public OperationSettings {
        expected = Set.copyOf(expected);
        if (stuckAfter != null && (stuckAfter.isZero() || stuckAfter.isNegative())) {
            throw new IllegalArgumentException("stuckAfter: " + stuckAfter + " (expected: > 0)");
        }
    }
}
