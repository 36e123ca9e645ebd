package io.opvitals.agent.promql;

import org.jspecify.annotations.Nullable;

/** How many series become few. */
enum Aggregator {
    SUM,
    AVG,
    MIN,
    MAX,
    COUNT,
    GROUP,
    STDDEV,
    STDVAR,
    TOPK,
    BOTTOMK,
    QUANTILE;

    static @Nullable Aggregator of(String word) {
        for (Aggregator each : values()) {
            if (each.word().equals(word)) {
                return each;
            }
        }
        return null;
    }

    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    boolean hasParameter() {
        return this == TOPK || this == BOTTOMK || this == QUANTILE;
    }
}
