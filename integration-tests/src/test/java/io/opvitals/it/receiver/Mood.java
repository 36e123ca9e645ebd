package io.opvitals.it.receiver;

import java.time.Duration;

/**
 * How a receiver treats what arrives.
 *
 * @param status the HTTP status it answers with; data of other requests than those with 200 is not kept
 * @param retryAfter value of that header, empty for none
 * @param answers whether it answers at all
 * @param delay how long it takes before it answers
 */
public record Mood(int status, String retryAfter, boolean answers, Duration delay) {

    public static final Mood ACCEPTING = new Mood(200, "", true, Duration.ZERO);

    /** Takes the connection and the request, and never answers. */
    public static final Mood BLACK_HOLE = new Mood(200, "", false, Duration.ZERO);

    public static Mood failing(int status) {
        return new Mood(status, "", true, Duration.ZERO);
    }

    public static Mood failing(int status, String retryAfter) {
        return new Mood(status, retryAfter, true, Duration.ZERO);
    }

    public static Mood slow(Duration delay) {
        return new Mood(200, "", true, delay);
    }
}
