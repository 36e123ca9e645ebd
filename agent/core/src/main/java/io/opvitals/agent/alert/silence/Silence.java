package io.opvitals.agent.alert.silence;

import io.opvitals.agent.alert.route.MatcherText;
import io.opvitals.agent.series.LabelMatch;
import io.opvitals.agent.series.Labels;
import java.time.Instant;
import java.util.List;

/**
 * For a time, nobody is told of alerts that match, as in Alertmanager. They are evaluated and shown all the same.
 *
 * @param id names it
 * @param matchers all must match; at least one that does not match everything
 * @param startsAt from when
 * @param endsAt until when
 * @param createdBy who made it or changed it last
 * @param comment why
 */
public record Silence(
        String id, List<LabelMatch> matchers, Instant startsAt, Instant endsAt, String createdBy, String comment) {

    public Silence {
        matchers = List.copyOf(matchers);
        if (matchers.stream().allMatch(LabelMatch::matchesEmpty)) {
            throw new IllegalArgumentException(
                    "matchers: " + matchers
                            + " (expected: at least one that does not match a label that is missing; else all alerts are meant)");
        }
        if (!endsAt.isAfter(startsAt)) {
            throw new IllegalArgumentException("endsAt: " + endsAt + " (expected: after startsAt, " + startsAt + ")");
        }
    }

    /** Where in its life it is. */
    public enum State {
        /** It has not begun. */
        PENDING,
        ACTIVE,
        /** Its time is over. */
        EXPIRED
    }

    /** Where in its life it is at this time. */
    public State state(Instant now) {
        if (now.isBefore(startsAt)) {
            return State.PENDING;
        }
        return now.isBefore(endsAt) ? State.ACTIVE : State.EXPIRED;
    }

    /** Whether it keeps an alert with these labels quiet at this time. */
    public boolean mutes(Labels alert, Instant now) {
        return state(now) == State.ACTIVE && MatcherText.all(matchers, alert);
    }

    /** The same, over as of this moment. */
    Silence expired(Instant now) {
        // One that has not begun ends before it does.
        Instant start = startsAt.isBefore(now) ? startsAt : now.minusMillis(1);
        return new Silence(id, matchers, start, now, createdBy, comment);
    }
}
