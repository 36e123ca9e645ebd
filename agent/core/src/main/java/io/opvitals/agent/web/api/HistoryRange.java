package io.opvitals.agent.web.api;

import io.opvitals.agent.history.HistoryQuery;
import io.opvitals.agent.promql.PromqlException;
import io.opvitals.agent.promql.Query;
import io.opvitals.agent.promql.Selector;
import io.opvitals.agent.series.LabelMatch;
import io.opvitals.agent.web.route.Call;
import io.opvitals.agent.web.route.Parameter;
import io.opvitals.agent.web.route.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which part of the past is asked for: {@code from} and {@code to}, or {@code last}. */
record HistoryRange(Instant from, Instant to, int points) {

    static final Parameter FROM = Parameter.time("from", "the beginning; without it, a time before the end");
    static final Parameter TO = Parameter.time("to", "the end; now without it");
    static final Parameter LAST =
            Parameter.duration("last", null, "how long before the end, instead of from; PT1H without both");
    static final Parameter POINTS = Parameter.wholeNumber(
            "points", 1, HistoryQuery.MAX_POINTS, "300", "how many points at most; decides how fine they are");
    static final Parameter SERIES =
            Parameter.text("series", 1_000, "as PromQL selects it: name{label=\"value\",other=~\"a|b\"}");

    private static final Duration BY_DEFAULT = Duration.ofHours(1);

    /** @throws Problem 400 where the end is not after the beginning, and for both from and last */
    static HistoryRange of(Call call, InstantSource clock) {
        Instant to = call.has("to") ? call.time("to") : clock.instant();
        if (call.has("from") && call.has("last")) {
            throw Problem.invalid("last", "'" + call.duration("last") + "' is given with from (expected: one of them)");
        }
        Duration last = call.has("last") ? call.duration("last") : BY_DEFAULT;
        Instant from = call.has("from") ? call.time("from") : to.minus(last);
        if (!from.isBefore(to)) {
            throw Problem.invalid("from", "'" + from + "' (expected: before the end, " + to + ")");
        }
        return new HistoryRange(from, to, (int) call.number("points"));
    }

    HistoryQuery query(String name, List<LabelMatch> matchers) {
        return new HistoryQuery(name, matchers, from, to, points);
    }

    /** @throws Problem 400 where it is no selector of one name */
    HistoryQuery query(Call call) {
        String text = call.text("series");
        try {
            Selector selector = Query.parse(text).selector();
            if (selector != null && isPlain(selector)) {
                return query(selector.name(), selector.matches());
            }
        } catch (PromqlException e) {
            throw Problem.invalid("series", "'" + text + "': " + e.getMessage());
        }
        throw Problem.invalid(
                "series", "'" + text + "' (expected: one name with labels, for example up{job=\"a\"}, and no more)");
    }

    private static boolean isPlain(Selector selector) {
        return !selector.name().isEmpty() && selector.rangeMillis() == 0 && selector.offsetMillis() == 0;
    }

    /** The labels to group by; {@code null} for all. */
    static @Nullable List<String> by(Call call) {
        String by = call.optional("by");
        if (by == null) {
            return null;
        }
        return by.isBlank() ? List.of() : List.of(by.strip().split("\\s*,\\s*", -1));
    }
}
