package io.opvitals.agent.history;

import io.opvitals.agent.series.LabelMatch;
import java.time.Instant;
import java.util.List;

/**
 * A question to the history.
 *
 * @param name of the series, as a scrape shows it. A histogram or a measure has the name of its family, and
 *     {@code NAME_count} and {@code NAME_sum} are its totals
 * @param matchers what the labels must be; none for all series of the name
 * @param from the beginning, inclusive
 * @param to the end, exclusive; after {@code from}
 * @param maxPoints how many points a series may have, 1 to {@link #MAX_POINTS}: the finest resolution that stays within it
 *     and is kept for as long as the range goes back is taken
 */
public record HistoryQuery(String name, List<LabelMatch> matchers, Instant from, Instant to, int maxPoints) {

    /** As many as six hours have at ten seconds, and some. */
    public static final int MAX_POINTS = 11_000;

    public HistoryQuery {
        matchers = List.copyOf(matchers);
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "range: " + from + " to " + to + " (expected: an end after the beginning)");
        }
        if (maxPoints < 1 || maxPoints > MAX_POINTS) {
            throw new IllegalArgumentException("points: " + maxPoints + " (expected: 1 to " + MAX_POINTS + ")");
        }
    }
}
