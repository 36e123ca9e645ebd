package io.opvitals.agent.promql;

import io.opvitals.agent.series.Labels;

/**
 * The samples of one series in a time, oldest first. The arrays are the reader's own.
 *
 * @param name of the series
 * @param labels its labels
 * @param timesMillis when each was taken, since 1970
 * @param values as many
 */
@SuppressWarnings("ArrayRecordComponent")
public record SampleRange(String name, Labels labels, long[] timesMillis, double[] values) {

    int size() {
        return values.length;
    }
}
