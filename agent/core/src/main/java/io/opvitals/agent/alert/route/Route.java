package io.opvitals.agent.alert.route;

import io.opvitals.agent.series.LabelMatch;
import io.opvitals.agent.series.Labels;
import java.util.ArrayList;
import java.util.List;

/**
 * A node of the tree that says who is told of which alert. Immutable. What a node does not say, it has from the one
 * above it; matchers, {@code continue} and time intervals it has of its own.
 *
 * @param key its matchers and those above it: names the node as long as they stay the same
 * @param matchers all must match; empty matches every alert
 * @param goesOn whether the next node on the same level is looked at, too, where this one matches: {@code continue}
 * @param receiver who is told
 * @param grouping what alerts are grouped by
 * @param timing how long groups wait
 * @param mutedIn names of time intervals in which nobody is told
 * @param activeIn names of time intervals outside of which nobody is told; empty for any time
 * @param escalations who is told later, where nobody takes an alert in hand
 * @param routes the nodes below it
 */
public record Route(
        String key,
        List<LabelMatch> matchers,
        boolean goesOn,
        String receiver,
        Grouping grouping,
        Timing timing,
        List<String> mutedIn,
        List<String> activeIn,
        List<Escalation> escalations,
        List<Route> routes) {

    public Route {
        matchers = List.copyOf(matchers);
        mutedIn = List.copyOf(mutedIn);
        activeIn = List.copyOf(activeIn);
        escalations = List.copyOf(escalations);
        routes = List.copyOf(routes);
    }

    /** The deepest nodes that match; empty where this one does not. */
    public List<Route> match(Labels alert) {
        if (!MatcherText.all(matchers, alert)) {
            return List.of();
        }
        List<Route> found = new ArrayList<>();
        for (Route each : routes) {
            List<Route> below = each.match(alert);
            found.addAll(below);
            if (!below.isEmpty() && !each.goesOn) {
                break;
            }
        }
        return found.isEmpty() ? List.of(this) : found;
    }
}
