package io.opvitals.agent.history;

import io.opvitals.agent.series.SeriesId;
import io.opvitals.agent.series.SeriesKind;
import java.util.List;

/**
 * One series over a range.
 *
 * @param id which
 * @param kind what its points are
 * @param points in the order of time, at most one an interval; none for intervals of which nothing is known
 */
public record HistorySeries(SeriesId id, SeriesKind kind, List<HistoryPoint> points) {

    public HistorySeries {
        points = List.copyOf(points);
    }
}
