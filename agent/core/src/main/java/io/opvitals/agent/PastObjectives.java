package io.opvitals.agent;

import io.opvitals.agent.history.HistoryAnswer;
import io.opvitals.agent.history.HistoryPoint;
import io.opvitals.agent.history.HistoryQuery;
import io.opvitals.agent.history.HistorySeries;
import io.opvitals.agent.series.SloSeries;
import io.opvitals.agent.slo.Objective;
import io.opvitals.agent.slo.SloPast;
import io.opvitals.agent.slo.SloPast.Increase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What the processes before counted for objectives, as the history has it. */
final class PastObjectives {

    /** For so long, short windows are asked about. */
    private static final Duration FINE = Duration.ofHours(6);

    /** Ten seconds over six hours; an hour over ninety days. */
    private static final int POINTS = 2_200;

    private final Function<HistoryQuery, HistoryAnswer> history;

    PastObjectives(Function<HistoryQuery, HistoryAnswer> history) {
        this.history = history;
    }

    /**
     * Reads it.
     *
     * @param now when this process began; nothing of it may be in the history yet
     */
    List<SloPast> read(List<Objective> objectives, Instant now) {
        if (objectives.isEmpty()) {
            return List.of();
        }
        Duration longest = objectives.stream()
                .map(Objective::window)
                .max(Duration::compareTo)
                .orElse(FINE);
        List<HistoryAnswer> answers = new ArrayList<>();
        Instant from = now.minus(longest);
        if (longest.compareTo(FINE) > 0) {
            answers.add(ask(from, now.minus(FINE)));
            // It ends with a whole interval.
            from = answers.get(0).to();
        }
        // The last ten seconds of the process before may have ended after this one began.
        Instant to = now.plusSeconds(10);
        if (from.isBefore(to)) {
            answers.add(ask(from, to));
        }
        return objectives.stream().map(each -> past(each, answers)).toList();
    }

    private HistoryAnswer ask(Instant from, Instant to) {
        return history.apply(new HistoryQuery(SloSeries.name(), List.of(), from, to, POINTS));
    }

    private static SloPast past(Objective objective, List<HistoryAnswer> answers) {
        List<Increase> increases = new ArrayList<>();
        for (HistoryAnswer answer : answers) {
            Map<Instant, long[]> counts = new TreeMap<>();
            for (HistorySeries series : answer.series()) {
                if (SloSeries.isOf(series.id().labels(), objective)) {
                    add(series, counts);
                }
            }
            Duration length = answer.step();
            counts.forEach(
                    (start, count) -> increases.add(new Increase(start, start.plus(length), count[0], count[1])));
        }
        return new SloPast(objective, increases);
    }

    private static void add(HistorySeries series, Map<Instant, long[]> counts) {
        boolean isBad = SloSeries.isBad(series.id().labels());
        for (HistoryPoint each : series.points()) {
            long[] count = counts.computeIfAbsent(each.start(), start -> new long[2]);
            long calls = Math.round(each.number());
            count[0] += calls;
            count[1] += isBad ? calls : 0;
        }
    }
}
