package io.opvitals.agent.alert;

import java.time.Duration;
import java.time.Instant;

/**
 * Nothing is wrong.
 *
 * @param since since when
 */
public record Inactive(Instant since) implements AlertState {

    @Override
    public Phase phase() {
        return Phase.INACTIVE;
    }

    /** Pending, and firing at once where the rule need not hold for any time. */
    @Override
    public AlertState found(Evaluated evaluated) {
        return new Pending(evaluated.at()).found(evaluated);
    }

    @Override
    public AlertState missing(Evaluated evaluated) {
        return this;
    }

    @Override
    public AlertState moved(Duration by) {
        return new Inactive(since.plus(by));
    }
}
