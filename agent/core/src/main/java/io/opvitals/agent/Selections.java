package io.opvitals.agent;

import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.Settings;
import io.opvitals.agent.instrument.KnownAnnotations;
import io.opvitals.agent.instrument.MethodSelection;
import io.opvitals.agent.instrument.Selector;
import io.opvitals.agent.instrument.Selectors;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.operation.OperationRegistry;
import io.opvitals.agent.operation.OutcomeRules;
import io.opvitals.agent.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the selection of monitored methods, and the rules for judging their calls, from the settings. */
final class Selections {

    private static final String OTEL_INCLUDE = "otel.instrumentation.methods.include";
    private static final String OTEL_INCLUDE_VARIABLE = "OTEL_INSTRUMENTATION_METHODS_INCLUDE";

    private final Map<String, String> environment;
    private final OperationRegistry operations;
    private final AgentLog log;

    Selections(Map<String, String> environment, OperationRegistry operations, AgentLog log) {
        this.environment = environment;
        this.operations = operations;
        this.log = log;
    }

    /** @param problems gets a sentence for each part that is wrong; the selection is what is right */
    MethodSelection of(Settings settings, List<String> problems) {
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
        return new MethodSelection(
                operations, new Selectors(selectors, excludes, maxMethods), new OutcomeRules(rules, log), log);
    }
}
