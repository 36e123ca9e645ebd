package io.opvitals.agent.web.route;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Which times and durations a client may send: those that can be reckoned with in milliseconds and written in RFC 3339. */
final class Times {

    /** What is expected of a time, for messages. */
    static final String TIME = "a time such as 2026-11-21T14:03:07Z, of the years 1970 to 9999";

    /** What is expected of a duration, for messages. */
    static final String DURATION = "a duration such as PT30M, above zero and at most 3653 days";

    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    /** Ten years. */
    private static final Duration LONGEST = Duration.ofDays(3_653);

    private Times() {}

    static boolean isTime(String text) {
        try {
            Instant time = Instant.parse(text);
            return !time.isBefore(Instant.EPOCH) && time.isBefore(END);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    static boolean isDuration(String text) {
        try {
            Duration duration = Duration.parse(text);
            return duration.compareTo(Duration.ZERO) > 0 && duration.compareTo(LONGEST) <= 0;
        } catch (DateTimeParseException | ArithmeticException e) {
            return false;
        }
    }
}
