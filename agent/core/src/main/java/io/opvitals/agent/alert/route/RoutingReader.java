package io.opvitals.agent.alert.route;

import io.opvitals.agent.config.document.Document;
import io.opvitals.agent.config.document.DocumentProblem;
import io.opvitals.agent.config.document.DocumentReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads a routing file: Alertmanager's {@code route}, {@code receivers}, {@code inhibit_rules} and {@code time_intervals},
 * and {@code escalate} of ours. A receiver is a channel of the agent's configuration, or several.
 *
 * <p>https://prometheus.io/docs/alerting/latest/configuration/
 */
public final class RoutingReader {

    private static final Set<String> KEYS =
            Set.of("route", "receivers", "inhibit_rules", "time_intervals", "mute_time_intervals");

    private static final Set<String> INHIBIT_KEYS = Set.of(
            "source_matchers",
            "source_match",
            "source_match_re",
            "target_matchers",
            "target_match",
            "target_match_re",
            "equal");

    private final Set<String> channels;
    private final List<RoutingProblem> problems = new ArrayList<>();

    private RoutingReader(Set<String> channels) {
        this.channels = new TreeSet<>(channels);
    }

    /**
     * What stood in a file.
     *
     * @param routing {@code null} where something is wrong
     * @param problems everything that is wrong
     */
    public record Reading(@Nullable Routing routing, List<RoutingProblem> problems) {}

    /**
     * Reads a file; never throws for what stands in it.
     *
     * @param content in UTF-8
     * @param channels the names of the channels that are configured
     */
    public static Reading read(byte[] content, Set<String> channels) {
        return new RoutingReader(channels).read(content);
    }

    private Reading read(byte[] content) {
        Document document = DocumentReader.readIndexed(content);
        for (DocumentProblem each : document.problems()) {
            problems.add(new RoutingProblem(each.line(), each.column(), each.message()));
        }
        if (!problems.isEmpty()) {
            return new Reading(null, List.copyOf(problems));
        }
        Routing routing = routing(Entry.of(document, problems));
        problems.sort(Comparator.comparingInt(RoutingProblem::line).thenComparingInt(RoutingProblem::column));
        return new Reading(problems.isEmpty() ? routing : null, List.copyOf(problems));
    }

    private @Nullable Routing routing(Entry file) {
        file.only(KEYS);
        Map<String, List<String>> receivers = receivers(file);
        Map<String, List<TimeInterval>> intervals = intervals(file);
        List<InhibitRule> inhibitRules = new ArrayList<>();
        for (Entry each : file.items("inhibit_rules")) {
            inhibitRules.add(inhibitRule(each));
        }
        Entry route = file.get("route");
        if (route == null) {
            file.problem("no route (expected: route: with receiver: NAME below it)");
            return null;
        }
        Set<String> names = new TreeSet<>(channels);
        names.addAll(receivers.keySet());
        return new Routing(new RouteReader(names, intervals.keySet()).root(route), receivers, inhibitRules, intervals);
    }

    private Map<String, List<String>> receivers(Entry file) {
        Map<String, List<String>> receivers = new LinkedHashMap<>();
        for (Entry each : file.items("receivers")) {
            each.only(Set.of("name", "channels"));
            String name = each.text("name");
            if (name.isEmpty() || receivers.containsKey(name)) {
                each.problem("receiver '" + name + "' (expected: name: with a name of its own)");
                continue;
            }
            List<String> named = each.has("channels") ? each.texts("channels") : List.of(name);
            if (each.has("channels")) {
                each.items("channels").forEach(channel -> checkChannel(channel, name, channel.text()));
            } else {
                checkChannel(each, name, name);
            }
            receivers.put(name, named);
        }
        return receivers;
    }

    private void checkChannel(Entry place, String receiver, String channel) {
        if (!channel.equals(Routing.EVERY_CHANNEL) && !channels.contains(channel)) {
            place.problem("receiver " + receiver + ": channel '" + channel
                    + "' (expected: one of opvitals.alert.channel.*: "
                    + (channels.isEmpty() ? "there is none" : String.join(", ", channels)) + ")");
        }
    }

    private static Map<String, List<TimeInterval>> intervals(Entry file) {
        Map<String, List<TimeInterval>> intervals = new LinkedHashMap<>();
        for (String list : List.of("time_intervals", "mute_time_intervals")) {
            for (Entry each : file.items(list)) {
                each.only(Set.of("name", "time_intervals"));
                String name = each.text("name");
                if (name.isEmpty() || intervals.containsKey(name)) {
                    each.problem("time interval '" + name + "' (expected: name: with a name of its own)");
                    continue;
                }
                intervals.put(
                        name,
                        each.items("time_intervals").stream()
                                .map(TimeIntervalReader::read)
                                .toList());
            }
        }
        return intervals;
    }

    private static InhibitRule inhibitRule(Entry entry) {
        entry.only(INHIBIT_KEYS);
        for (Entry each : entry.items("equal")) {
            if (!Matching.isLabel(each.text())) {
                each.problem("equal: '" + each.text() + "' (expected: a label's name)");
            }
        }
        InhibitRule rule = new InhibitRule(
                Matching.read(entry, "source_matchers", "source_match", "source_match_re"),
                Matching.read(entry, "target_matchers", "target_match", "target_match_re"),
                entry.texts("equal"));
        if (rule.source().isEmpty() || rule.target().isEmpty()) {
            entry.problem("inhibit rule without "
                    + (rule.source().isEmpty() ? "source_matchers" : "target_matchers")
                    + " (expected: both; without, every alert would be meant)");
        }
        return rule;
    }
}
