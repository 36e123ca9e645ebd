package io.opvitals.agent.history;

import io.opvitals.agent.operation.Buckets;
import io.opvitals.agent.operation.HistogramSnapshot;

/** Durations for tests. */
final class Samples {

    private Samples() {}

    /** One duration. */
    static HistogramSnapshot of(long nanos) {
        int bucket = 0;
        while (Buckets.upperNanos(bucket) < nanos) {
            bucket++;
        }
        return HistogramSnapshot.of(bucket, new long[] {1}, nanos, nanos);
    }
}
