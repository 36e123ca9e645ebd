package io.opvitals.agent.export;

import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads what arrived. */
final class Points {

    private Points() {}

    static Map<String, String> attributes(List<KeyValue> attributes) {
        Map<String, String> read = new TreeMap<>();
        attributes.forEach(each -> read.put(each.getKey(), each.getValue().getStringValue()));
        return read;
    }

    /** The duration in seconds that the share {@code quantile} of all calls does not exceed, by the wire's own bounds. */
    static double quantile(ExponentialHistogramDataPoint point, double quantile) {
        double base = Math.pow(2, Math.pow(2, -point.getScale()));
        long rank = (long) Math.ceil(quantile * point.getCount());
        long before = 0;
        for (int i = 0; i < point.getPositive().getBucketCountsCount(); i++) {
            before += point.getPositive().getBucketCounts(i);
            if (before >= rank) {
                return Math.pow(base, point.getPositive().getOffset() + i + 0.5);
            }
        }
        throw new AssertionError("no bucket for " + quantile);
    }
}
