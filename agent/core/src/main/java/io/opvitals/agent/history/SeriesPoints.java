package io.opvitals.agent.history;

import io.opvitals.agent.history.frame.CounterValue;
import io.opvitals.agent.history.frame.DurationsValue;
import io.opvitals.agent.history.frame.FamilyValues;
import io.opvitals.agent.history.frame.GaugeValue;
import io.opvitals.agent.history.frame.IntervalValue;
import io.opvitals.agent.history.frame.MeasureValue;
import io.opvitals.agent.series.SeriesId;
import io.opvitals.agent.series.SeriesKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One series of an answer, while it is being read: a value for each interval. */
final class SeriesPoints {

    private final SeriesId id;
    private final SeriesKind kind;
    private final @Nullable IntervalValue[] values;

    SeriesPoints(SeriesId id, SeriesKind kind, int intervals) {
        this.id = id;
        this.kind = kind;
        this.values = new IntervalValue[intervals];
    }

    /** Whether something is known of an interval. */
    boolean has(int interval) {
        return values[interval] != null;
    }

    IntervalValue value(int interval) {
        IntervalValue value = values[interval];
        if (value == null) {
            value = FamilyValues.empty(kind);
            values[interval] = value;
        }
        return value;
    }

    /** What was read. */
    HistorySeries series(long fromMillis, long stepMillis) {
        List<HistoryPoint> points = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            IntervalValue value = values[i];
            if (value != null && !value.isEmpty()) {
                points.add(point(Instant.ofEpochMilli(fromMillis + i * stepMillis), value));
            }
        }
        return new HistorySeries(id, kind, points);
    }

    private static HistoryPoint point(Instant start, IntervalValue value) {
        if (value instanceof CounterValue counter) {
            return new HistoryPoint.Increase(start, counter.amount());
        }
        if (value instanceof GaugeValue gauge) {
            return new HistoryPoint.Level(start, gauge.last(), gauge.min(), gauge.max(), gauge.sum(), gauge.count());
        }
        if (value instanceof DurationsValue durations) {
            return new HistoryPoint.Durations(start, durations.durations());
        }
        return new HistoryPoint.Values(start, ((MeasureValue) value).values());
    }
}
