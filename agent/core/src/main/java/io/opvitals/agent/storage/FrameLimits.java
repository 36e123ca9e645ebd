package io.opvitals.agent.storage;

import java.time.Duration;

/**
 * How much a {@link FrameLog} keeps.
 *
 * @param maxBytes on disk in all; past it the oldest file goes
 * @param fileBytes a file that reaches it is followed by the next
 * @param fileSpan the time that a file may span before it is followed by the next
 * @param retention files whose last frame is older go
 * @param memoryBytes kept in memory while nothing can be written; past it the oldest frames go
 */
public record FrameLimits(long maxBytes, long fileBytes, Duration fileSpan, Duration retention, long memoryBytes) {}
