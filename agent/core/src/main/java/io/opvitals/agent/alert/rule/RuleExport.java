package io.opvitals.agent.alert.rule;

import io.opvitals.agent.promql.Durations;
import io.opvitals.agent.promql.Translation;
import io.opvitals.agent.template.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Writes rules as a rule file of Prometheus. What only the agent understands, {@code baseline()} and {@code anomaly()}, is
 * written in what Prometheus has, with the same meaning.
 */
public final class RuleExport {

    private RuleExport() {}

    /** A whole file, for Prometheus. */
    public static String prometheus(List<RuleGroup> groups) {
        return write(groups, true);
    }

    /** The same as it was written, to be read again. */
    static String own(List<RuleGroup> groups) {
        return write(groups, false);
    }

    private static String write(List<RuleGroup> groups, boolean translates) {
        StringBuilder out = new StringBuilder("groups:");
        Map<String, Integer> names = new LinkedHashMap<>();
        boolean isAny = false;
        for (RuleGroup each : groups) {
            if (!each.rules().isEmpty()) {
                isAny = true;
                int number = names.merge(each.name(), 1, Integer::sum);
                // Of two sources: within a file a name may stand but once.
                write(out, each, number == 1 ? each.name() : each.name() + ' ' + number, translates);
            }
        }
        return out.append(isAny ? "\n" : " []\n").toString();
    }

    private static void write(StringBuilder out, RuleGroup group, String name, boolean translates) {
        out.append("\n  - name: ").append(quoted(name));
        if (group.interval() != null) {
            out.append("\n    interval: ")
                    .append(Durations.format(group.interval().toMillis()));
        }
        if (group.limit() > 0) {
            out.append("\n    limit: ").append(group.limit());
        }
        out.append("\n    rules:");
        for (AlertRule each : group.rules()) {
            write(out, each, translates);
        }
    }

    private static void write(StringBuilder out, AlertRule rule, boolean translates) {
        String expression =
                translates ? Translation.promql(rule.query()) : rule.query().text();
        out.append("\n      - alert: ").append(quoted(rule.name()));
        out.append("\n        expr: ").append(quoted(expression));
        if (!rule.hold().isZero()) {
            out.append("\n        for: ").append(Durations.format(rule.hold().toMillis()));
        }
        if (!rule.keepFiring().isZero()) {
            out.append("\n        keep_firing_for: ")
                    .append(Durations.format(rule.keepFiring().toMillis()));
        }
        write(out, "labels", rule.labels());
        write(out, "annotations", rule.annotations());
    }

    private static void write(StringBuilder out, String kind, SortedMap<String, Template> templates) {
        if (templates.isEmpty()) {
            return;
        }
        out.append("\n        ").append(kind).append(':');
        templates.forEach((name, template) ->
                out.append("\n          ").append(name).append(": ").append(quoted(template.text())));
    }

    /** In single quotes, where only these are doubled; in double ones where there is more than one line. */
    private static String quoted(String text) {
        boolean isPlain =
                text.chars().allMatch(each -> each >= ' ' && each != 0x7f && !Character.isSurrogate((char) each));
        if (isPlain) {
            return '\'' + text.replace("'", "''") + '\'';
        }
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default -> out.append(c < ' ' || c == 0x7f ? String.format("\\x%02x", (int) c) : String.valueOf(c));
            }
        }
        return out.append('"').toString();
    }
}
