package io.opvitals.agent.security;

import java.time.Duration;
import java.util.Set;

/**
 * How logging in works; may change while the server runs.
 *
 * @param open what answers without login
 * @param sessionLifetime a session ends after it, however much it is used
 * @param sessionIdle a session that is not used for so long ends
 * @param lockoutAttempts so many wrong passwords in a row lock a user, and an address; at least 1
 * @param lockoutDuration for how long
 */
public record SecuritySettings(
        Set<OpenPart> open,
        Duration sessionLifetime,
        Duration sessionIdle,
        int lockoutAttempts,
        Duration lockoutDuration) {

    public static final SecuritySettings DEFAULT = new SecuritySettings(
            Set.of(OpenPart.PROBES), Duration.ofHours(12), Duration.ofHours(1), 5, Duration.ofMinutes(15));

    public SecuritySettings {
        open = Set.copyOf(open);
        positive("sessionLifetime", sessionLifetime);
        positive("sessionIdle", sessionIdle);
        positive("lockoutDuration", lockoutDuration);
        if (lockoutAttempts < 1) {
            throw new IllegalArgumentException("lockoutAttempts: " + lockoutAttempts + " (expected: >= 1)");
        }
    }

    private static void positive(String name, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(name + ": " + duration + " (expected: > 0)");
        }
    }
}
