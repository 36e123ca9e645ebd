package io.opvitals.agent.operation.price;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Keeps amounts of money within bounds: what an application hands over may have a million digits, and adding it up would
 * take the application's time.
 */
public final class Amounts {

    /** Places after the point. A token of a cheap model costs some 10<sup>-8</sup>; nobody charges less than that. */
    static final int SCALE = 18;

    /** Places before it. */
    static final int MAX_DIGITS = 15;

    private static final int MAX_BITS = 400;

    private Amounts() {}

    /** The amount, rounded half to even where it has more places; {@code null} for what no call costs. */
    public static @Nullable BigDecimal bounded(BigDecimal amount) {
        if (amount.signum() < 0 || amount.unscaledValue().bitLength() > MAX_BITS) {
            return null;
        }
        if (amount.signum() == 0) {
            return BigDecimal.ZERO;
        }
        long digits = (long) amount.precision() - amount.scale();
        if (digits > MAX_DIGITS) {
            return null;
        }
        if (digits < -SCALE) {
            return BigDecimal.ZERO;
        }
        return amount.scale() > SCALE ? amount.setScale(SCALE, RoundingMode.HALF_EVEN) : amount;
    }
}
