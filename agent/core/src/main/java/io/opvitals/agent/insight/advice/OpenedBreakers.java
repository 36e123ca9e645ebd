package io.opvitals.agent.insight.advice;

import io.opvitals.agent.history.HistoryAnswer;
import io.opvitals.agent.history.HistoryPoint;
import io.opvitals.agent.history.HistoryQuery;
import io.opvitals.agent.history.HistorySeries;
import io.opvitals.agent.series.LabelMatch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Counts how often circuit breakers have opened within the last hour, as the history has it. */
public final class OpenedBreakers {

    private static final String TRANSITIONS = "opvitals_circuit_breaker_transitions_total";
    private static final int MAX_POINTS = 360;

    private final Function<HistoryQuery, HistoryAnswer> history;

    /** @param history answers what was */
    public OpenedBreakers(Function<HistoryQuery, HistoryAnswer> history) {
        this.history = history;
    }

    /** By the breaker's name; those that did not open may be missing. */
    public SortedMap<String, Long> until(Instant now) {
        HistoryAnswer answer = history.apply(new HistoryQuery(
                TRANSITIONS,
                List.of(LabelMatch.equal("opvitals_circuit_breaker_to", "open")),
                now.minus(Duration.ofHours(1)),
                now,
                MAX_POINTS));
        SortedMap<String, Long> opens = new TreeMap<>();
        for (HistorySeries each : answer.series()) {
            String name = each.id().labels().get("opvitals_circuit_breaker_name");
            if (name != null) {
                opens.merge(name, sum(each), Long::sum);
            }
        }
        return opens;
    }

    private static long sum(HistorySeries series) {
        double sum = 0;
        for (HistoryPoint each : series.points()) {
            sum += each instanceof HistoryPoint.Increase increase ? increase.amount() : 0;
        }
        return Math.round(sum);
    }
}
