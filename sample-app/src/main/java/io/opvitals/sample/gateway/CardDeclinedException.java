package io.opvitals.sample.gateway;

/** The provider works and says no: a normal answer of {@link Payments#charge}, not a failure of it. */
public final class CardDeclinedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    CardDeclinedException(long cents) {
        super("the card was declined for " + cents + " cents");
    }
}
