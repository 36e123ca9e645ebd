package io.opvitals.agent.promql;

import io.opvitals.agent.series.Labels;

/**
 * What a series was at the same time of day on the days before.
 *
 * @param name of the series
 * @param labels its labels
 * @param dayMeans for each day on which it was there, the mean over an hour, from half an hour before that time of day to
 *     half an hour after it; in any order
 */
@SuppressWarnings("ArrayRecordComponent")
public record Season(String name, Labels labels, double[] dayMeans) {}
