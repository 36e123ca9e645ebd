package io.opvitals.agent.insight.measure;

import io.opvitals.agent.history.HistoryAnswer;
import io.opvitals.agent.history.HistoryPoint;
import io.opvitals.agent.history.HistoryQuery;
import io.opvitals.agent.history.HistorySeries;
import io.opvitals.agent.insight.Robust;
import io.opvitals.agent.operation.MeasureSnapshot;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.series.Labels;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What measures were. One thread looks, every few minutes, and asks the history; any may read.
 *
 * <p>Of several days, each with enough values counts once, however many it has: the baseline is the median of their means,
 * which one bad day does not move.
 */
public final class Baselines {

    /** The name under which the history has measures. */
    private static final String FAMILY = "opvitals_operation_measure";

    /** On each side of the time of day. */
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);

    private static final int MAX_POINTS = 60;

    private final Function<HistoryQuery, HistoryAnswer> history;
    private final InstantSource clock;
    private volatile MeasureSettings settings;

    /** What was found, by how long ago it was. */
    private volatile Map<Duration, Map<MeasureId, MeasureSnapshot>> past = Map.of();

    /**
     * Has not looked yet.
     *
     * @param history answers what was
     * @param clock tells what time of day it is
     */
    public Baselines(Function<HistoryQuery, HistoryAnswer> history, InstantSource clock, MeasureSettings settings) {
        this.history = history;
        this.clock = clock;
        this.settings = settings;
    }

    /** From now on, measures mean this; what new comparisons need is known from the next look on. */
    public void compareBy(MeasureSettings next) {
        settings = next;
    }

    /** Asks the history anew. */
    public void look() {
        Instant now = clock.instant();
        Map<Duration, Map<MeasureId, MeasureSnapshot>> found = new HashMap<>();
        for (int day = 1; day <= Comparison.SameHours.DEFAULT.days(); day++) {
            found.put(Duration.ofDays(day), around(now.minus(Duration.ofDays(day))));
        }
        for (Comparison each : settings.comparisons().values()) {
            if (each instanceof Comparison.Back back) {
                found.computeIfAbsent(back.time(), ago -> around(now.minus(ago)));
            }
        }
        past = found;
    }

    MeasureSettings settings() {
        return settings;
    }

    /** What it was; {@code null} where that is not known. */
    @Nullable
    Baseline of(MeasureId id) {
        Comparison comparison = settings.comparison(id.name());
        if (comparison instanceof Comparison.Fixed fixed) {
            return new Baseline(fixed.value(), MeasureSnapshot.EMPTY);
        }
        if (comparison instanceof Comparison.Back back) {
            return of(id, List.of(back.time()));
        }
        return of(id, days(Comparison.SameHours.DEFAULT.days()));
    }

    private @Nullable Baseline of(MeasureId id, List<Duration> times) {
        Map<Duration, Map<MeasureId, MeasureSnapshot>> known = past;
        MeasureSnapshot all = MeasureSnapshot.EMPTY;
        List<Double> means = new ArrayList<>();
        for (Duration each : times) {
            MeasureSnapshot values = known.getOrDefault(each, Map.of()).getOrDefault(id, MeasureSnapshot.EMPTY);
            if (values.count() >= Measures.MIN_VALUES) {
                all = all.plus(values);
                means.add(values.mean());
            }
        }
        return means.isEmpty()
                ? null
                : new Baseline(
                        Robust.median(
                                means.stream().mapToDouble(Double::doubleValue).toArray()),
                        all);
    }

    private static List<Duration> days(int count) {
        List<Duration> days = new ArrayList<>();
        for (int day = 1; day <= count; day++) {
            days.add(Duration.ofDays(day));
        }
        return days;
    }

    private Map<MeasureId, MeasureSnapshot> around(Instant time) {
        Instant to = time.plus(HALF_HOUR);
        Instant now = clock.instant();
        HistoryAnswer answer = history.apply(
                new HistoryQuery(FAMILY, List.of(), time.minus(HALF_HOUR), to.isBefore(now) ? to : now, MAX_POINTS));
        Map<MeasureId, MeasureSnapshot> values = new HashMap<>();
        for (HistorySeries each : answer.series()) {
            MeasureId id = id(each.id().labels());
            if (id != null) {
                values.merge(id, sum(each), MeasureSnapshot::plus);
            }
        }
        return values;
    }

    private static MeasureSnapshot sum(HistorySeries series) {
        MeasureSnapshot sum = MeasureSnapshot.EMPTY;
        for (HistoryPoint each : series.points()) {
            if (each instanceof HistoryPoint.Values values) {
                sum = sum.plus(values.values());
            }
        }
        return sum;
    }

    private static @Nullable MeasureId id(Labels labels) {
        String wrapper = labels.get("opvitals_wrapper");
        String operation = labels.get("opvitals_operation");
        String name = labels.get("opvitals_measure");
        return wrapper == null || operation == null || name == null
                ? null
                : new MeasureId(new OperationId(wrapper, operation), name);
    }
}
