package io.opvitals.agent.alert.rule;

import io.opvitals.agent.alert.Alert;
import io.opvitals.agent.alert.RuleTimes;
import io.opvitals.agent.promql.Query;
import io.opvitals.agent.series.Labels;
import io.opvitals.agent.template.Template;
import io.opvitals.agent.template.TemplateException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An alerting rule, as Prometheus has it. Immutable.
 *
 * @param key tells the rule from all others, also after a restart
 * @param name the alert's, {@code alertname} among its labels
 * @param query what must be true; each series of its result is an alert of its own
 * @param hold for how long without a break until the alert fires; zero for at once ({@code for})
 * @param keepFiring for how long it goes on firing when it is not true any more ({@code keep_firing_for})
 * @param labels added to those of the series, by name; templates
 * @param annotations what is said, by name; templates
 */
public record AlertRule(
        String key,
        String name,
        Query query,
        Duration hold,
        Duration keepFiring,
        SortedMap<String, Template> labels,
        SortedMap<String, Template> annotations) {

    public AlertRule {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
    }

    /** What the life of its alerts needs to know. */
    public RuleTimes times() {
        return new RuleTimes(key, hold, keepFiring);
    }

    /** What this rule says of this. A template that fails says why in its place, as Prometheus does. */
    public SortedMap<String, String> annotations(ActiveSample sample) {
        SortedMap<String, String> texts = new TreeMap<>();
        annotations.forEach((name, template) -> texts.put(name, text(template, sample.series(), sample.value())));
        return texts;
    }

    /** The alert that a series of the result is. */
    ActiveSample active(Labels series, double value) {
        Labels all = series.without(Alert.NAME);
        for (Map.Entry<String, Template> each : labels.entrySet()) {
            all = all.without(each.getKey());
            String text = text(each.getValue(), series, value);
            if (!text.isEmpty()) {
                all = all.and(each.getKey(), text);
            }
        }
        return new ActiveSample(all.without(Alert.NAME).and(Alert.NAME, name), value, series);
    }

    private static String text(Template template, Labels series, double value) {
        if (template.isConstant()) {
            return template.text();
        }
        Map<String, String> labels = new TreeMap<>();
        series.forEach(labels::put);
        Map<String, Object> variables = Map.of("labels", labels, "value", value);
        try {
            return template.expand(variables, Map.of("Labels", labels, "Value", value));
        } catch (TemplateException e) {
            return "<error expanding template: " + e.getMessage() + '>';
        }
    }
}
