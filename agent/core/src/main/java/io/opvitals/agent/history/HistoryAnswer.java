package io.opvitals.agent.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is remembered.
 *
 * @param resolution how fine what was read is
 * @param step how long each interval is: the resolution, or days enough that a very long range stays within its points
 * @param from the beginning of the first interval, at or before what was asked for
 * @param to the end of the last interval, at or after what was asked for
 * @param series in the order of their ids; none where nothing is known
 */
public record HistoryAnswer(
        Resolution resolution, Duration step, Instant from, Instant to, List<HistorySeries> series) {

    public HistoryAnswer {
        series = List.copyOf(series);
    }

    /** With intervals as long as the resolution. */
    public HistoryAnswer(Resolution resolution, Instant from, Instant to, List<HistorySeries> series) {
        this(resolution, resolution.length(), from, to, series);
    }
}
