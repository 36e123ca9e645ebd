package io.opvitals.agent.alert.channel;

import java.time.Duration;

/**
 * What a test call found.
 *
 * @param delivered whether the other side took it
 * @param reason why not; empty where it did; holds no secret
 * @param took how long it took
 */
public record TestResult(boolean delivered, String reason, Duration took) {}
