package io.opvitals.agent.storage;

import java.time.Instant;

/**
 * Which frames.
 *
 * @param fromMillis the earliest time, in milliseconds since 1970, inclusive
 * @param toMillis the latest time, exclusive
 * @param after only what was appended after this place
 * @param upTo only what was appended before this place
 */
public record FrameSpan(long fromMillis, long toMillis, FramePosition after, FramePosition upTo) {

    /** Everything. */
    public static final FrameSpan ALL =
            new FrameSpan(Long.MIN_VALUE, Long.MAX_VALUE, FramePosition.START, FramePosition.END);

    /** What was appended with times from, inclusive, to, exclusive. */
    public static FrameSpan between(Instant from, Instant to) {
        return new FrameSpan(from.toEpochMilli(), to.toEpochMilli(), FramePosition.START, FramePosition.END);
    }

    boolean has(long timeMillis, long file, long start) {
        return timeMillis >= fromMillis
                && timeMillis < toMillis
                && (file > after.file() || (file == after.file() && start >= after.offset()))
                && (file < upTo.file() || (file == upTo.file() && start < upTo.offset()));
    }

    /** Whether a file with frames of these times, both inclusive, can have any of them. */
    boolean mayHave(long file, long firstMillis, long lastMillis) {
        return firstMillis < toMillis && lastMillis >= fromMillis && file >= after.file() && file <= upTo.file();
    }
}
