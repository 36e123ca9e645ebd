package io.opvitals.sample.gateway;

/**
 * What the payment provider says of a refund.
 *
 * @param receipt its number
 * @param status {@code DONE} or {@link #DECLINED}
 */
public record Refund(String receipt, String status) {

    private static final String DECLINED = "DECLINED";

    /** Reads {@code receipt-7 DONE}; without a status it is done. */
    static Refund of(String text) {
        int space = text.indexOf(' ');
        return space < 0 ? new Refund(text, "DONE") : new Refund(text.substring(0, space), text.substring(space + 1));
    }

    public boolean isDeclined() {
        return status.equals(DECLINED);
    }
}
