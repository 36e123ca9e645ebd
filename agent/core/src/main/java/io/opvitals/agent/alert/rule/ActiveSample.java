package io.opvitals.agent.alert.rule;

import io.opvitals.agent.series.Labels;

/**
 * One thing that a rule is true of.
 *
 * @param labels the alert's: those of the series, those of the rule, and {@code alertname}; they tell one alert from all
 *     others
 * @param value what the expression gave
 * @param series the labels of the series alone, which templates call {@code $labels}
 */
public record ActiveSample(Labels labels, double value, Labels series) {}
