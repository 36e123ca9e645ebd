package io.opvitals.agent.alert.silence;

import io.opvitals.agent.alert.route.MatcherText;
import io.opvitals.agent.series.LabelMatch;
import io.opvitals.agent.series.Labels;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A time in which something is worked on, once or again every day or week: nobody is told of alerts that match.
 *
 * @param id names it
 * @param name what is done, for people
 * @param matchers all must match; empty for all alerts
 * @param from when it begins, the first time
 * @param to when it ends, the first time
 * @param repeat whether it comes again
 * @param zone where the clock hangs that it comes again by
 * @param createdBy who made it
 */
public record Maintenance(
        String id,
        String name,
        List<LabelMatch> matchers,
        Instant from,
        Instant to,
        Repeat repeat,
        ZoneId zone,
        String createdBy) {

    public Maintenance {
        matchers = List.copyOf(matchers);
        Duration length = Duration.between(from, to);
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("to: " + to + " (expected: after from, " + from + ")");
        }
        if (repeat.days > 0 && length.compareTo(Duration.ofDays(repeat.days)) >= 0) {
            throw new IllegalArgumentException(
                    "to: " + to + " (expected: less than " + repeat.days + " days after from, as it comes again)");
        }
    }

    /** Whether it comes again. */
    public enum Repeat {
        NONE(0),
        DAILY(1),
        WEEKLY(7);

        private final int days;

        Repeat(int days) {
            this.days = days;
        }
    }

    /** Whether it is now. */
    public boolean isActive(Instant now) {
        if (now.isBefore(from)) {
            return false;
        }
        if (repeat == Repeat.NONE) {
            return now.isBefore(to);
        }
        ZonedDateTime first = from.atZone(zone);
        long times = ChronoUnit.DAYS.between(first, now.atZone(zone)) / repeat.days;
        Duration length = Duration.between(from, to);
        // Where the clock is put forward, the day before may still go on.
        for (long each = Math.max(0, times - 1); each <= times + 1; each++) {
            Instant begin = first.plusDays(each * repeat.days).toInstant();
            if (!now.isBefore(begin) && now.isBefore(begin.plus(length))) {
                return true;
            }
        }
        return false;
    }

    /** Whether it will not come any more. */
    public boolean isOver(Instant now) {
        return repeat == Repeat.NONE && !now.isBefore(to);
    }

    /** Whether it keeps an alert with these labels quiet at this time. */
    public boolean mutes(Labels alert, Instant now) {
        return isActive(now) && MatcherText.all(matchers, alert);
    }
}
