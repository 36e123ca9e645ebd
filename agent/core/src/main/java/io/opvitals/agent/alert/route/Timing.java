package io.opvitals.agent.alert.route;

import java.time.Duration;

/**
 * How long a group of alerts waits.
 *
 * @param groupWait from its first alert to the first notification
 * @param groupInterval from a notification to the next one that says something new
 * @param repeatInterval from a notification to one that says the same again
 */
public record Timing(Duration groupWait, Duration groupInterval, Duration repeatInterval) {

    /** As Alertmanager has it where nothing is said. */
    public static final Timing DEFAULT = new Timing(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofHours(4));
}
