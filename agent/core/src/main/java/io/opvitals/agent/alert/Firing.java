package io.opvitals.agent.alert;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The rule has held for long enough.
 *
 * @param activeAt when it began to hold
 * @param since when it began to fire
 * @param missingSince since when it does not hold any more and is kept firing; {@code null} while it holds
 */
public record Firing(
        Instant activeAt, Instant since, @Nullable Instant missingSince) implements AlertState {

    /** Begins to fire. */
    static Firing after(Pending pending, Instant at) {
        Instant activeAt = pending.since();
        return new Firing(activeAt, at, null);
    }

    @Override
    public Phase phase() {
        return Phase.FIRING;
    }

    @Override
    public AlertState found(Evaluated evaluated) {
        return missingSince == null ? this : new Firing(activeAt, since, null);
    }

    @Override
    public AlertState missing(Evaluated evaluated) {
        if (evaluated.isUndecided()) {
            return this;
        }
        Instant gone = missingSince == null ? evaluated.at() : missingSince;
        boolean isKept = gone.plus(evaluated.keepFiringFor()).isAfter(evaluated.at());
        return isKept ? new Firing(activeAt, since, gone) : resolved(evaluated.at());
    }

    /** Over, as of this moment. */
    Resolved resolved(Instant at) {
        return Resolved.after(this, at);
    }

    @Override
    public AlertState moved(Duration by) {
        return new Firing(activeAt.plus(by), since.plus(by), missingSince == null ? null : missingSince.plus(by));
    }
}
