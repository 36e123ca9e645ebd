package io.opvitals.agent.insight.measure;

import io.opvitals.agent.operation.MeasureSnapshot;

/**
 * What a measure was.
 *
 * @param value its mean; of several days, the median of their means
 * @param values all that it was made from; none for a fixed number
 */
record Baseline(double value, MeasureSnapshot values) {}
