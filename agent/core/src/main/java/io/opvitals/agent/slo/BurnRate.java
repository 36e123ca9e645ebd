package io.opvitals.agent.slo;

import java.time.Duration;

/**
 * How fast the budget is used up, over a long window and a short one: 1 uses it up exactly within the objective's window.
 * The long one says that it matters, the short one that it goes on.
 *
 * @param shortWindow the short one, a twelfth of the long one
 * @param longWindow the long one
 * @param shortRate the rate over the short one; {@code NaN} without calls
 * @param longRate the rate over the long one; {@code NaN} without calls
 * @param limit the rate above which both together are too fast
 * @param page whether somebody should be woken; else a ticket is enough
 */
public record BurnRate(
        Duration shortWindow, Duration longWindow, double shortRate, double longRate, double limit, boolean page) {

    /** Whether the budget burns too fast. */
    public boolean isTooFast() {
        return shortRate > limit && longRate > limit;
    }
}
