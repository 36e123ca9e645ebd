package io.opvitals.agent.config;

import java.math.BigDecimal;
import java.util.Currency;

/** Amounts as people write them: {@code 50.00 USD}, the currency by its three letters of ISO 4217. */
public final class MoneyText {

    private static final int MAX_DIGITS = 20;

    private MoneyText() {}

    static boolean isMoney(String text) {
        int space = text.indexOf(' ');
        return space > 0
                && space <= MAX_DIGITS
                && isCurrency(text.substring(space + 1).strip())
                && isPlain(text.substring(0, space))
                && new BigDecimal(text.substring(0, space)).signum() >= 0;
    }

    /**
     * The amount.
     *
     * @throws IllegalArgumentException for what is not money
     */
    public static BigDecimal amount(String text) {
        if (!isMoney(text)) {
            throw new IllegalArgumentException("'" + text + "' (expected: " + SettingType.MONEY.expectation() + ")");
        }
        return new BigDecimal(text.substring(0, text.indexOf(' ')));
    }

    /** The currency, of a text that {@link #amount} accepts. */
    public static String currency(String text) {
        return text.substring(text.indexOf(' ') + 1).strip();
    }

    /** Without an exponent: nobody writes a price so, and a huge one would take forever to be written out. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is one of ISO 4217, of today or of the past. */
    public static boolean isCurrency(String text) {
        if (text.length() != 3) {
            return false;
        }
        try {
            return Currency.getInstance(text).getCurrencyCode().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
