package io.opvitals.agent.alert.route;

import io.opvitals.agent.promql.Durations;
import io.opvitals.agent.series.LabelMatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the tree of routes. */
final class RouteReader {

    private static final Set<String> KEYS = Set.of(
            "receiver",
            "match",
            "match_re",
            "matchers",
            "continue",
            "group_by",
            "group_wait",
            "group_interval",
            "repeat_interval",
            "mute_time_intervals",
            "active_time_intervals",
            "escalate",
            "routes");

    private static final String BY_ALL = "...";

    private final Set<String> receivers;
    private final Set<String> intervals;

    /**
     * @param receivers the names that a route may name
     * @param intervals the names of time intervals
     */
    RouteReader(Set<String> receivers, Set<String> intervals) {
        this.receivers = receivers;
        this.intervals = intervals;
    }

    /** The whole tree. */
    Route root(Entry entry) {
        for (String each : List.of("match", "match_re", "matchers", "mute_time_intervals", "active_time_intervals")) {
            Entry wrong = entry.get(each);
            if (wrong != null) {
                wrong.problem(each + " of the first route (expected: none, it is for every alert)");
            }
        }
        if (!entry.has("receiver")) {
            entry.problem(
                    "route without a receiver (expected: receiver: NAME, who is told of what no other route is for)");
        }
        Route none = new Route(
                "",
                List.of(),
                false,
                "",
                new Grouping(List.of(), false),
                Timing.DEFAULT,
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return route(entry, none, "{}");
    }

    private Route route(Entry entry, Route parent, String key) {
        entry.only(KEYS);
        String receiver = entry.has("receiver") ? receiver(entry, "receiver") : parent.receiver();
        Route node = new Route(
                key,
                matchers(entry),
                entry.flag("continue"),
                receiver,
                entry.has("group_by") ? grouping(entry) : parent.grouping(),
                timing(entry, parent.timing()),
                intervals(entry, "mute_time_intervals"),
                intervals(entry, "active_time_intervals"),
                entry.has("escalate") ? escalations(entry) : parent.escalations(),
                List.of());
        List<Route> below = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (Entry each : entry.items("routes")) {
            String name = key + '/' + text(peek(each));
            String unique = name;
            for (int i = 2; !keys.add(unique); i++) {
                unique = name + '#' + i;
            }
            below.add(route(each, node, unique));
        }
        return new Route(
                node.key(),
                node.matchers(),
                node.goesOn(),
                node.receiver(),
                node.grouping(),
                node.timing(),
                node.mutedIn(),
                node.activeIn(),
                node.escalations(),
                below);
    }

    /** As {@link #matchers}, without saying what is wrong, which is said when the route is read. */
    private static List<LabelMatch> peek(Entry entry) {
        List<LabelMatch> found = new ArrayList<>();
        try {
            for (String each : entry.texts("matchers")) {
                found.addAll(MatcherText.parse(each));
            }
            entry.mapping("match").forEach((label, value) -> found.add(LabelMatch.equal(label, value.text())));
            entry.mapping("match_re")
                    .forEach((label, value) ->
                            found.add(new LabelMatch(label, LabelMatch.Operator.MATCHES, value.text())));
        } catch (IllegalArgumentException e) {
            return found;
        }
        return found;
    }

    private static String text(List<LabelMatch> matchers) {
        return matchers.stream().map(LabelMatch::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private static List<LabelMatch> matchers(Entry entry) {
        return Matching.read(entry, "matchers", "match", "match_re");
    }

    private String receiver(Entry entry, String name) {
        Entry named = entry.get(name);
        String receiver = named == null ? "" : named.text();
        if (named != null && !receivers.contains(receiver)) {
            named.problem("receiver '" + receiver + "' (expected: one of receivers, or a channel: "
                    + (receivers.isEmpty() ? "there is none" : String.join(", ", receivers)) + ")");
        }
        return receiver;
    }

    private static Grouping grouping(Entry entry) {
        List<String> labels = entry.texts("group_by");
        if (labels.equals(List.of(BY_ALL))) {
            return Grouping.ALL;
        }
        Set<String> seen = new HashSet<>();
        for (Entry each : entry.items("group_by")) {
            if (!Matching.isLabel(each.text())) {
                each.problem("group_by: '" + each.text() + "' (expected: a label's name; '...' stands alone)");
            } else if (!seen.add(each.text())) {
                each.problem("group_by: '" + each.text() + "' again (expected: once)");
            }
        }
        return new Grouping(List.copyOf(new LinkedHashSet<>(labels)), false);
    }

    private static Timing timing(Entry entry, Timing parent) {
        return new Timing(
                duration(entry, "group_wait", parent.groupWait(), true),
                duration(entry, "group_interval", parent.groupInterval(), false),
                duration(entry, "repeat_interval", parent.repeatInterval(), false));
    }

    private static Duration duration(Entry entry, String name, Duration otherwise, boolean mayBeZero) {
        Entry given = entry.get(name);
        if (given == null) {
            return otherwise;
        }
        try {
            Duration duration = Duration.ofMillis(Durations.parseMillis(given.text()));
            if (mayBeZero || !duration.isZero()) {
                return duration;
            }
            given.problem(name + ": '" + given.text() + "' (expected: a duration greater than 0, such as 5m)");
        } catch (IllegalArgumentException e) {
            given.problem(name + ": " + e.getMessage());
        }
        return otherwise;
    }

    private List<String> intervals(Entry entry, String name) {
        List<String> names = new ArrayList<>();
        for (Entry each : entry.items(name)) {
            names.add(each.text());
            if (!intervals.contains(each.text())) {
                each.problem(name + ": '" + each.text() + "' (expected: one of time_intervals: "
                        + (intervals.isEmpty() ? "there is none" : String.join(", ", intervals)) + ")");
            }
        }
        return names;
    }

    private List<Escalation> escalations(Entry entry) {
        List<Escalation> escalations = new ArrayList<>();
        for (Entry each : entry.items("escalate")) {
            each.only(Set.of("after", "receiver"));
            @Nullable Duration after = each.has("after") ? duration(each, "after", Duration.ZERO, false) : null;
            if (after == null || !each.has("receiver")) {
                each.problem("escalate without " + (after == null ? "after" : "receiver")
                        + " (expected: after: DURATION and receiver: NAME)");
                continue;
            }
            escalations.add(new Escalation(after, receiver(each, "receiver")));
        }
        return escalations;
    }
}
