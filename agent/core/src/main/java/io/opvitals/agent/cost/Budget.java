package io.opvitals.agent.cost;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;

/**
 * What a wrapper may cost in a day or a month.
 *
 * @param wrapper its name
 * @param period how long
 * @param limit greater than zero
 * @param currency ISO 4217; costs in others do not count
 */
public record Budget(String wrapper, Period period, BigDecimal limit, String currency) {

    public Budget {
        if (limit.signum() <= 0) {
            throw new IllegalArgumentException(
                    "'" + limit.toPlainString() + " " + currency + "' (expected: more than zero)");
        }
    }

    /** The time after which a budget is full again. */
    public enum Period {
        DAY,
        MONTH;

        /** The word for it, for example {@code day}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The first day of the one that {@code day} is in. */
        public LocalDate first(LocalDate day) {
            return this == DAY ? day : day.withDayOfMonth(1);
        }

        /** When the one that {@code day} is in ends, which is when the next begins; a day has 23 to 25 hours. */
        public ZonedDateTime end(LocalDate day, ZoneId zone) {
            LocalDate first = first(day);
            return (this == DAY ? first.plusDays(1) : first.plusMonths(1)).atStartOfDay(zone);
        }
    }
}
