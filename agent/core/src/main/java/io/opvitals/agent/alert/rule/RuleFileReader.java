package io.opvitals.agent.alert.rule;

import io.opvitals.agent.config.document.Document;
import io.opvitals.agent.config.document.DocumentProblem;
import io.opvitals.agent.config.document.DocumentReader;
import io.opvitals.agent.config.document.DocumentValue;
import io.opvitals.agent.promql.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads rule groups as Prometheus writes them ("Defining alerting rules" of its documentation). Every mistake is named with
 * its line and column; a rule with one is left out, the others hold.
 */
public final class RuleFileReader {

    private static final String GROUP_KEYS = "name, interval, limit or rules";

    private final String source;
    private final RuleSet before;
    private final List<RuleProblem> problems = new ArrayList<>();
    private final Map<String, Integer> keys = new LinkedHashMap<>();

    private RuleFileReader(String source, RuleSet before) {
        this.source = source;
        this.before = before;
    }

    /**
     * Reads a file.
     *
     * @param source its name, to be shown
     * @param content YAML in UTF-8
     */
    public static RuleSet read(String source, byte[] content) {
        return read(source, content, RuleSet.EMPTY);
    }

    /**
     * Reads a file again. A rule that is broken now, and was not before in the group of this name, stays what it was.
     *
     * @param before what the file said
     */
    static RuleSet read(String source, byte[] content, RuleSet before) {
        return new RuleFileReader(source, before).read(DocumentReader.readIndexed(content));
    }

    /** A group as it is written. */
    private static final class Draft {

        private @Nullable DocumentValue name;
        private @Nullable Duration interval;
        private int limit;
        private final Map<String, RuleDraft> rules = new LinkedHashMap<>();
    }

    private RuleSet read(Document document) {
        for (DocumentProblem each : document.problems()) {
            problems.add(new RuleProblem(source, "", each.line(), each.column(), each.message()));
        }
        Map<String, Draft> drafts = new LinkedHashMap<>();
        for (DocumentValue each : document.values()) {
            String[] path = each.path().split("\\.", 4);
            if (!path[0].equals("groups") || path.length < 3) {
                if (!each.path().equals("groups") || !each.items().isEmpty()) {
                    problem("", each, "'" + each.path() + "' (expected: groups, a list of " + GROUP_KEYS + ")");
                }
                continue;
            }
            put(drafts.computeIfAbsent(path[1], place -> new Draft()), path, each);
        }
        List<RuleGroup> groups = new ArrayList<>();
        Map<String, Integer> names = new LinkedHashMap<>();
        for (Draft each : drafts.values()) {
            groups.add(group(each, names));
        }
        return new RuleSet(groups, problems);
    }

    private void put(Draft group, String[] path, DocumentValue value) {
        switch (path[2]) {
            case "name" -> group.name = value;
            case "interval" -> group.interval = duration(value);
            case "limit" -> group.limit = limit(value);
            case "rules" -> {
                String[] rest = path.length == 4 ? path[3].split("\\.", 2) : new String[0];
                if (rest.length == 2) {
                    group.rules
                            .computeIfAbsent(rest[0], place -> new RuleDraft(source, problems, value))
                            .put(rest[1], value);
                } else if (!value.items().isEmpty()) {
                    problem("", value, "'" + text(value) + "' (expected: a list of rules)");
                }
            }
            default -> problem("", value, "'" + path[2] + "' (expected: " + GROUP_KEYS + ")");
        }
    }

    private RuleGroup group(Draft draft, Map<String, Integer> names) {
        DocumentValue named = draft.name;
        String name = named == null ? "" : text(named);
        if (named != null && names.merge(name, 1, Integer::sum) > 1) {
            problem("", named, "'" + name + "' again (expected: a name that no other group of the file has)");
        }
        List<AlertRule> rules = new ArrayList<>();
        FormerRules former = new FormerRules(before, name);
        for (RuleDraft each : draft.rules.values()) {
            if (name.isEmpty()) {
                each.problem("a rule of a group without a name (expected: name)");
                continue;
            }
            AlertRule rule = each.rule(source + '/' + name, former, keys);
            if (rule != null) {
                rules.add(rule);
            }
        }
        return new RuleGroup(source, name, draft.interval, draft.limit, rules);
    }

    private @Nullable Duration duration(DocumentValue value) {
        try {
            long millis = Durations.parseMillis(text(value));
            return millis == 0 ? null : Duration.ofMillis(millis);
        } catch (IllegalArgumentException e) {
            problem("", value, "interval: " + e.getMessage());
            return null;
        }
    }

    private int limit(DocumentValue value) {
        if (text(value).matches("[0-9]{1,9}")) {
            return Integer.parseInt(text(value));
        }
        problem("", value, "limit: '" + text(value) + "' (expected: a number from 0)");
        return 0;
    }

    private void problem(String rule, DocumentValue value, String message) {
        problems.add(new RuleProblem(source, rule, value.line(), value.column(), message));
    }

    static String text(DocumentValue value) {
        return value.items().isEmpty() ? "" : value.items().get(0);
    }
}
