package io.opvitals.agent.alert.rule;

import io.opvitals.agent.config.document.DocumentValue;
import io.opvitals.agent.promql.Durations;
import io.opvitals.agent.promql.PromqlException;
import io.opvitals.agent.promql.Query;
import io.opvitals.agent.promql.ValueType;
import io.opvitals.agent.template.Template;
import io.opvitals.agent.template.TemplateException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A rule as it is written. */
final class RuleDraft {

    private static final String KEYS = "alert, expr, for, keep_firing_for, labels or annotations";
    private static final Pattern LABEL = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final String source;
    private final List<RuleProblem> problems;
    private final DocumentValue first;
    private final SortedMap<String, Template> labels = new TreeMap<>();
    private final SortedMap<String, Template> annotations = new TreeMap<>();
    private String name = "";
    private @Nullable DocumentValue expression;
    private Duration hold = Duration.ZERO;
    private Duration keepFiring = Duration.ZERO;
    private boolean isBroken;

    /** @param first what stands first, for problems of the whole */
    RuleDraft(String source, List<RuleProblem> problems, DocumentValue first) {
        this.source = source;
        this.problems = problems;
        this.first = first;
    }

    void put(String key, DocumentValue value) {
        int dot = key.indexOf('.');
        String head = dot < 0 ? key : key.substring(0, dot);
        String rest = dot < 0 ? "" : key.substring(dot + 1);
        switch (head) {
            case "alert" -> name = RuleFileReader.text(value);
            case "expr" -> expression = value;
            case "for" -> hold = duration(head, value);
            case "keep_firing_for" -> keepFiring = duration(head, value);
            case "labels" -> template(labels, head, rest, value);
            case "annotations" -> template(annotations, head, rest, value);
            case "record" -> problem(value, "'record' (expected: alert; recording rules are not evaluated here)");
            default -> problem(value, "'" + head + "' (expected: " + KEYS + ")");
        }
    }

    /** The rule, as it was before where something is wrong with it; {@code null} where it was not. */
    @Nullable
    AlertRule rule(String group, FormerRules before, Map<String, Integer> keys) {
        AlertRule former = before.next(name, labels);
        Query query = query();
        if (name.isEmpty()) {
            problem("a rule without a name (expected: alert)");
        }
        if (!isBroken && query != null) {
            return new AlertRule(key(group, labels, keys), name, query, hold, keepFiring, labels, annotations);
        }
        if (former == null) {
            return null;
        }
        problem("it goes on as it was before this mistake (expected: as it is written)");
        return new AlertRule(
                key(group, former.labels(), keys),
                name,
                former.query(),
                former.hold(),
                former.keepFiring(),
                former.labels(),
                former.annotations());
    }

    private String key(String group, SortedMap<String, Template> with, Map<String, Integer> keys) {
        String key = group + '/' + name + with;
        int number = keys.merge(key, 1, Integer::sum);
        return number == 1 ? key : key + '#' + number;
    }

    void problem(String message) {
        problem(first, message);
    }

    private @Nullable Query query() {
        DocumentValue written = expression;
        if (written == null) {
            problem("no expression (expected: expr)");
            return null;
        }
        String text = RuleFileReader.text(written);
        try {
            Query query = Query.parse(text);
            if (query.type() == ValueType.VECTOR || query.type() == ValueType.SCALAR) {
                return query;
            }
            problem(written, "expr: column 1: a text or a range (expected: an instant vector or a scalar)");
        } catch (PromqlException e) {
            problem(written, "expr: " + e.getMessage());
        }
        return null;
    }

    private Duration duration(String key, DocumentValue value) {
        try {
            return Duration.ofMillis(Durations.parseMillis(RuleFileReader.text(value)));
        } catch (IllegalArgumentException e) {
            problem(value, key + ": " + e.getMessage());
            return Duration.ZERO;
        }
    }

    private void template(SortedMap<String, Template> templates, String kind, String key, DocumentValue value) {
        if (key.isEmpty() && value.items().stream().allMatch(String::isEmpty)) {
            return;
        }
        boolean isName = LABEL.matcher(key).matches() && !(kind.equals("labels") && key.startsWith("__"));
        if (!isName || value.isSequence()) {
            problem(value, kind + ": '" + key + "' (expected: name: text; letters, digits and _ in the name)");
            return;
        }
        try {
            templates.put(key, Template.parse(RuleFileReader.text(value)));
        } catch (TemplateException e) {
            problem(value, kind + "." + key + ": " + e.getMessage());
        }
    }

    private void problem(DocumentValue value, String message) {
        isBroken = true;
        problems.add(new RuleProblem(source, name, value.line(), value.column(), message));
    }
}
