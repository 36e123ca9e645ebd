package io.opvitals.agent.alert.route;

import io.opvitals.agent.series.LabelMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads matchers in all the ways in which Alertmanager takes them. */
final class Matching {

    private Matching() {}

    /**
     * All of them together.
     *
     * @param matchers the name of a list of texts
     * @param equal the name of a mapping from labels to values
     * @param regular the name of a mapping from labels to regular expressions
     */
    static List<LabelMatch> read(Entry entry, String matchers, String equal, String regular) {
        List<LabelMatch> found = new ArrayList<>();
        for (Entry each : entry.items(matchers)) {
            try {
                found.addAll(MatcherText.parse(each.text()));
            } catch (IllegalArgumentException e) {
                each.problem(matchers + ": " + e.getMessage());
            }
        }
        add(entry.mapping(equal), LabelMatch.Operator.EQUAL, found);
        add(entry.mapping(regular), LabelMatch.Operator.MATCHES, found);
        return found;
    }

    /** Whether this can be the name of a label. */
    static boolean isLabel(String name) {
        return name.matches("[a-zA-Z_][a-zA-Z0-9_]*");
    }

    private static void add(Map<String, Entry> mapping, LabelMatch.Operator operator, List<LabelMatch> found) {
        mapping.forEach((label, value) -> {
            if (!isLabel(label)) {
                value.problem("label '" + label + "' (expected: letters, digits and _, no digit first)");
                return;
            }
            try {
                found.add(new LabelMatch(label, operator, value.text()));
            } catch (IllegalArgumentException e) {
                value.problem(label + ": " + e.getMessage());
            }
        });
    }
}
