package io.opvitals.agent.alert.channel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a channel is.
 *
 * @param name as in the settings
 * @param type {@code console}, {@code file}, {@code email}, {@code slack}, {@code teams}, {@code pagerduty}, {@code webhook}
 *     or {@code alertmanager}
 * @param waiting notifications that are to be delivered yet
 * @param delivered notifications delivered since the start
 * @param retried attempts that failed and were or will be followed by another, since the start
 * @param dead notifications given up since the start
 * @param lastDelivered when one was delivered last; {@code null} for not since the start
 * @param lastFailed when an attempt failed last; {@code null} for not since the start
 * @param reason why it failed last; empty where the last attempt did not fail; holds no secret
 * @param nextAttempt when it is tried again; {@code null} where nothing is waiting for that
 */
public record ChannelStatus(
        String name,
        String type,
        int waiting,
        long delivered,
        long retried,
        long dead,
        @Nullable Instant lastDelivered,
        @Nullable Instant lastFailed,
        String reason,
        @Nullable Instant nextAttempt) {

    /** Whether the last attempt failed. */
    public boolean failing() {
        return !reason.isEmpty();
    }
}
