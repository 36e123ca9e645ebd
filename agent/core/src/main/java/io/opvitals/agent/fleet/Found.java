package io.opvitals.agent.fleet;

import io.opvitals.agent.series.Labels;
import java.util.List;

/**
 * A series that was answered.
 *
 * @param labels its labels, the name among them where it has one
 * @param points in the order of time, at least one
 */
record Found(Labels labels, List<Point> points) {

    Found {
        points = List.copyOf(points);
    }

    /**
     * A value at one moment.
     *
     * @param seconds when, since 1970
     * @param value of a plain series; the count of a native histogram
     * @param bars those of a native histogram; none of a plain series
     */
    record Point(double seconds, double value, Bars bars) {}

    /** The label; empty where there is none. */
    String label(String name) {
        String value = labels.get(name);
        return value == null ? "" : value;
    }

    /** Of an answer about one moment. */
    Point point() {
        return points.get(points.size() - 1);
    }

    double value() {
        return point().value;
    }
}
