package io.opvitals.agent.alert;

import io.opvitals.agent.series.Labels;
import java.util.Map;

/**
 * One thing that an evaluation of a rule found.
 *
 * @param labels of the series and of the rule, with {@code alertname}, without {@code __name__}
 * @param annotations with templates expanded
 * @param value what the expression gave
 */
public record Finding(Labels labels, Map<String, String> annotations, double value) {}
