package io.opvitals.agent.alert;

import java.time.Duration;
import java.time.Instant;

/**
 * It fired, and the rule does not hold any more. Shown for 15 minutes, as Prometheus keeps it.
 *
 * @param activeAt when the rule began to hold
 * @param firedAt when it began to fire
 * @param since when it was over
 */
public record Resolved(Instant activeAt, Instant firedAt, Instant since) implements AlertState {

    private static final Duration SHOWN_FOR = Duration.ofMinutes(15);

    /** It is over. */
    static Resolved after(Firing firing, Instant at) {
        Instant firedAt = firing.since();
        return new Resolved(firing.activeAt(), firedAt, at);
    }

    @Override
    public Phase phase() {
        return Phase.RESOLVED;
    }

    /** A new life begins. */
    @Override
    public AlertState found(Evaluated evaluated) {
        return new Inactive(since).found(evaluated);
    }

    @Override
    public AlertState missing(Evaluated evaluated) {
        return since.plus(SHOWN_FOR).isAfter(evaluated.at()) ? this : new Inactive(evaluated.at());
    }

    @Override
    public AlertState moved(Duration by) {
        return new Resolved(activeAt.plus(by), firedAt.plus(by), since.plus(by));
    }
}
