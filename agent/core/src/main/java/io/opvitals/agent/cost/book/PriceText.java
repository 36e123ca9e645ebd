package io.opvitals.agent.cost.book;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** How amounts, rates and times are written in a price book. What is written otherwise is an exception. */
final class PriceText {

    static final String AMOUNT = "an amount, zero or more, such as 0.25";
    static final String RATE = "an amount and for how many, such as 3.00 per 1M, 0.02 per 1k or 0.04 per 1";
    static final String SHARE = "a share from 0 % to 100 %, such as 2.9 %";
    static final String TIME = "a date such as 2026-01-31, which begins in opvitals.cost.time-zone, or a time such as"
            + " 2026-01-31T12:00:00Z";

    private static final int MAX_LENGTH = 20;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final String PER = " per ";

    private PriceText() {}

    /** Zero or more, without an exponent. */
    static BigDecimal amount(String text) {
        boolean plain = !text.isEmpty() && text.length() <= MAX_LENGTH;
        for (int i = 0; plain && i < text.length(); i++) {
            char c = text.charAt(i);
            plain = c == '.' || (c >= '0' && c <= '9');
        }
        if (!plain) {
            throw new NumberFormatException(text);
        }
        return new BigDecimal(text);
    }

    /** What one unit costs. */
    static BigDecimal rate(String text) {
        int per = text.indexOf(PER);
        if (per < 0) {
            throw new NumberFormatException(text);
        }
        BigDecimal units = units(text.substring(per + PER.length()).strip());
        return amount(text.substring(0, per).strip()).divide(units, MathContext.DECIMAL128);
    }

    private static BigDecimal units(String text) {
        int last = text.length() - 1;
        int zeros = text.endsWith("k") ? 3 : text.endsWith("M") ? 6 : 0;
        BigDecimal units =
                amount(zeros == 0 ? text : text.substring(0, last).strip()).scaleByPowerOfTen(zeros);
        if (units.signum() == 0) {
            throw new NumberFormatException(text);
        }
        return units;
    }

    /** From 0 to 1. */
    static BigDecimal share(String text) {
        if (!text.endsWith("%")) {
            throw new NumberFormatException(text);
        }
        BigDecimal percent = amount(text.substring(0, text.length() - 1).strip());
        if (percent.compareTo(HUNDRED) > 0) {
            throw new NumberFormatException(text);
        }
        return percent.divide(HUNDRED);
    }

    /** A day is its beginning in {@code zone}. */
    static Instant time(String text, ZoneId zone) {
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
