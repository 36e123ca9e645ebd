package io.opvitals.agent;

import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.Settings;
import io.opvitals.agent.instrument.KnownAnnotations;
import io.opvitals.agent.instrument.Selector;
import io.opvitals.agent.instrument.Selectors;
import io.opvitals.agent.operation.OutcomeRules;
import io.opvitals.agent.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the settings say of which methods are monitored, and by which rules their calls are judged. */
record WrittenSelection(Selectors selectors, List<Rule> rules) {

    private static final String OTEL_INCLUDE = "otel.instrumentation.methods.include";
    private static final String OTEL_INCLUDE_VARIABLE = "OTEL_INSTRUMENTATION_METHODS_INCLUDE";

    /** @param problems gets a sentence for each part that is wrong; the rest is read */
    static WrittenSelection of(Settings settings, Map<String, String> environment, List<String> problems) {
        String include = settings.text(Setting.INSTRUMENTATION_INCLUDE);
        String otelInclude = System.getProperty(OTEL_INCLUDE, environment.getOrDefault(OTEL_INCLUDE_VARIABLE, ""));
        List<Selector> selectors = new ArrayList<>();
        selectors.addAll(Selector.parseList(settings.name(Setting.INSTRUMENTATION_INCLUDE), include, problems));
        selectors.addAll(Selector.parseOpenTelemetryList(OTEL_INCLUDE, otelInclude, problems));
        selectors.addAll(KnownAnnotations.parse(
                settings.name(Setting.INSTRUMENTATION_ANNOTATIONS),
                settings.text(Setting.INSTRUMENTATION_ANNOTATIONS),
                problems));
        List<Selector> excludes = Selector.parseList(
                settings.name(Setting.INSTRUMENTATION_EXCLUDE),
                settings.text(Setting.INSTRUMENTATION_EXCLUDE),
                problems);
        int maxMethods = settings.number(Setting.INSTRUMENTATION_MAX_METHODS);
        String text = settings.text(Setting.OUTCOME_RULES);
        List<Rule> rules = Rule.parseList(settings.name(Setting.OUTCOME_RULES), text, OutcomeRules.words(), problems);
        return new WrittenSelection(new Selectors(selectors, excludes, maxMethods), rules);
    }
}
