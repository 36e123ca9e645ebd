package io.opvitals.agent.alert.route;

import io.opvitals.agent.series.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of which alert, and when not. Immutable.
 *
 * @param root matches every alert
 * @param receivers the channels of each receiver that has others than the one of its own name
 * @param inhibitRules which alerts hide which
 * @param intervals the time intervals by their names
 */
public record Routing(
        Route root,
        Map<String, List<String>> receivers,
        List<InhibitRule> inhibitRules,
        Map<String, List<TimeInterval>> intervals) {

    /** In place of the name of a channel: all channels there are. */
    public static final String EVERY_CHANNEL = "*";

    private static final String DEFAULT_RECEIVER = "every channel";

    /** Every alert to every channel, grouped by its name and wrapper, with the times of Alertmanager. */
    public static final Routing DEFAULT = new Routing(
            new Route(
                    "{}",
                    List.of(),
                    false,
                    DEFAULT_RECEIVER,
                    new Grouping(List.of("alertname", "opvitals_wrapper"), false),
                    Timing.DEFAULT,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of()),
            Map.of(DEFAULT_RECEIVER, List.of(EVERY_CHANNEL)),
            List.of(),
            Map.of());

    public Routing {
        receivers = Map.copyOf(receivers);
        inhibitRules = List.copyOf(inhibitRules);
        intervals = Map.copyOf(intervals);
    }

    /** The channels of a receiver, among those there are. */
    public Set<String> channels(String receiver, Collection<String> existing) {
        Set<String> channels = new LinkedHashSet<>();
        for (String each : receivers.getOrDefault(receiver, List.of(receiver))) {
            if (each.equals(EVERY_CHANNEL)) {
                channels.addAll(existing);
            } else if (existing.contains(each)) {
                channels.add(each);
            }
        }
        return channels;
    }

    /** The name of the time interval that keeps a route quiet at this time; {@code null} where none does. */
    public @Nullable String quietBy(Route route, Instant at) {
        for (String each : route.mutedIn()) {
            if (isIn(each, at)) {
                return each;
            }
        }
        for (String each : route.activeIn()) {
            if (isIn(each, at)) {
                return null;
            }
        }
        return route.activeIn().isEmpty() ? null : "not " + String.join(", not ", route.activeIn());
    }

    /** Which of these alerts explains another one; {@code null} where none does. */
    public @Nullable String inhibitedBy(Labels alert, Map<String, Labels> firing) {
        for (InhibitRule rule : inhibitRules) {
            for (Map.Entry<String, Labels> each : firing.entrySet()) {
                if (!each.getValue().equals(alert) && rule.inhibits(each.getValue(), alert)) {
                    return each.getKey();
                }
            }
        }
        return null;
    }

    /** All nodes, each before those below it. */
    public List<Route> routes() {
        List<Route> all = new ArrayList<>();
        collect(root, all);
        return all;
    }

    private boolean isIn(String interval, Instant at) {
        for (TimeInterval each : intervals.getOrDefault(interval, List.of())) {
            if (each.contains(at)) {
                return true;
            }
        }
        return false;
    }

    private static void collect(Route route, List<Route> all) {
        all.add(route);
        route.routes().forEach(each -> collect(each, all));
    }
}
