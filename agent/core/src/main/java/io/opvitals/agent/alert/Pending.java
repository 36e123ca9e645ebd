package io.opvitals.agent.alert;

import java.time.Duration;
import java.time.Instant;

/**
 * The rule holds, not yet for as long as it says.
 *
 * @param since when it began to hold
 */
public record Pending(Instant since) implements AlertState {

    @Override
    public Phase phase() {
        return Phase.PENDING;
    }

    @Override
    public AlertState found(Evaluated evaluated) {
        boolean heldLongEnough = !since.plus(evaluated.pendingFor()).isAfter(evaluated.at());
        return heldLongEnough ? Firing.after(this, evaluated.at()) : this;
    }

    @Override
    public AlertState missing(Evaluated evaluated) {
        return evaluated.isUndecided() ? this : new Inactive(evaluated.at());
    }

    @Override
    public AlertState moved(Duration by) {
        return new Pending(since.plus(by));
    }
}
