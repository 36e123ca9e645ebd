package io.opvitals.agent.history.frame;

import io.opvitals.agent.series.SeriesKind;

/** The kinds as they are written; these numbers never change. */
final class KindCode {

    private KindCode() {}

    static int of(SeriesKind kind) {
        return switch (kind) {
            case COUNTER -> 0;
            case GAUGE -> 1;
            case HISTOGRAM -> 2;
            case SUMMARY -> 3;
        };
    }

    static SeriesKind kind(int code) {
        for (SeriesKind each : SeriesKind.values()) {
            if (of(each) == code) {
                return each;
            }
        }
        throw new IllegalArgumentException("kind " + code + " (expected: 0 to 3)");
    }
}
