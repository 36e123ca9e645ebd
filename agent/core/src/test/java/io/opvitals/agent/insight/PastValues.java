package io.opvitals.agent.insight;

import io.opvitals.agent.history.HistoryAnswer;
import io.opvitals.agent.history.HistoryPoint;
import io.opvitals.agent.history.HistoryQuery;
import io.opvitals.agent.history.HistorySeries;
import io.opvitals.agent.history.Resolution;
import io.opvitals.agent.series.LabelMatch;
import io.opvitals.agent.series.SeriesId;
import io.opvitals.agent.series.SeriesKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A history that knows what a test tells it, at one resolution. */
public final class PastValues implements Function<HistoryQuery, HistoryAnswer> {

    private final Resolution resolution;
    private final List<HistorySeries> known = new ArrayList<>();

    public PastValues(Resolution resolution) {
        this.resolution = resolution;
    }

    public PastValues knows(SeriesId id, SeriesKind kind, List<HistoryPoint> points) {
        known.add(new HistorySeries(id, kind, points));
        return this;
    }

    @Override
    public HistoryAnswer apply(HistoryQuery query) {
        List<HistorySeries> found = new ArrayList<>();
        for (HistorySeries each : known) {
            boolean isRight = each.id().name().equals(query.name());
            for (LabelMatch match : query.matchers()) {
                isRight &= match.matches(each.id().labels());
            }
            List<HistoryPoint> within = each.points().stream()
                    .filter(point -> !point.start().isBefore(query.from())
                            && point.start().isBefore(query.to()))
                    .toList();
            if (isRight && !within.isEmpty()) {
                found.add(new HistorySeries(each.id(), each.kind(), within));
            }
        }
        return new HistoryAnswer(resolution, query.from(), query.to(), found);
    }
}
