package io.opvitals.agent.history;

import java.time.Instant;
import java.util.List;

/**
 * What is remembered.
 *
 * @param resolution how long each interval is
 * @param from the beginning of the first interval, at or before what was asked for
 * @param to the end of the last interval, at or after what was asked for
 * @param series in the order of their ids; none where nothing is known
 */
public record HistoryAnswer(Resolution resolution, Instant from, Instant to, List<HistorySeries> series) {

    public HistoryAnswer {
        series = List.copyOf(series);
    }
}
