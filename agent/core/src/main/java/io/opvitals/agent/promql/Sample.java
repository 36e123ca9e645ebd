package io.opvitals.agent.promql;

import io.opvitals.agent.series.Labels;

/**
 * A value of one series at one moment.
 *
 * @param name of the series; empty where an operation has taken it away
 * @param labels its labels
 * @param value the value
 */
public record Sample(String name, Labels labels, double value) {}
