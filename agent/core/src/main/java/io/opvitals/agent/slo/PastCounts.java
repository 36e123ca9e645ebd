package io.opvitals.agent.slo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The totals of one objective at past moments, for windows from five minutes to ninety days, in fixed memory: a ring for
 * each order of length, whose step is at most a thirtieth of the windows it answers.
 *
 * <p>A window is therefore up to one step shorter than asked for, and shorter while counting is young.
 */
final class PastCounts {

    private static final int WINDOW_STEPS = 360;

    /** Each with its step and the longest window it answers; the objective's own window comes last. */
    private static final List<Level> LEVELS = List.of(
            new Level(Duration.ofSeconds(10), Duration.ofMinutes(5)),
            new Level(Duration.ofMinutes(1), Duration.ofHours(1)),
            new Level(Duration.ofMinutes(4), Duration.ofHours(6)),
            new Level(Duration.ofMinutes(20), Duration.ofDays(1)),
            new Level(Duration.ofHours(1), Duration.ofDays(3)));

    private final List<Ring> rings = new ArrayList<>();

    private record Level(Duration step, Duration longest) {}

    /** Totals at one moment. */
    record Counts(long nanos, long total, long bad) {}

    /**
     * @param start where counting begins
     * @param window the objective's own
     */
    PastCounts(Counts start, Duration window) {
        for (Level each : LEVELS) {
            if (each.longest.compareTo(window) < 0) {
                rings.add(new Ring(each.step.toNanos(), each.longest.toNanos(), start));
            }
        }
        rings.add(new Ring(window.toNanos() / WINDOW_STEPS, window.toNanos(), start));
    }

    /** Remembers the totals of now. To be called with every report. */
    void add(Counts now) {
        for (Ring each : rings) {
            each.add(now);
        }
    }

    /** The totals at the beginning of the window that ends now; of the oldest that is known where that is younger. */
    Counts before(long nowNanos, long windowNanos) {
        for (Ring each : rings) {
            if (windowNanos <= each.longestNanos) {
                return each.before(nowNanos, windowNanos);
            }
        }
        return rings.get(rings.size() - 1).before(nowNanos, windowNanos);
    }

    /** Moments at equal steps. */
    private static final class Ring {

        final long stepNanos;
        final long longestNanos;
        private final long[] nanos;
        private final long[] totals;
        private final long[] bads;
        private int first;
        private int size;

        Ring(long stepNanos, long longestNanos, Counts start) {
            this.stepNanos = stepNanos;
            this.longestNanos = longestNanos;
            int capacity = (int) (longestNanos / stepNanos) + 2;
            this.nanos = new long[capacity];
            this.totals = new long[capacity];
            this.bads = new long[capacity];
            put(start);
        }

        void add(Counts now) {
            // What is older than the longest window is needed by none. One moment always stays.
            while (size > 1 && now.nanos - nanos[first] > longestNanos) {
                first = (first + 1) % nanos.length;
                size--;
            }
            int last = (first + size - 1) % nanos.length;
            if (now.nanos - nanos[last] >= stepNanos) {
                put(now);
            }
        }

        Counts before(long nowNanos, long windowNanos) {
            int at = first;
            for (int i = 0; i < size - 1 && nowNanos - nanos[at] > windowNanos; i++) {
                at = (at + 1) % nanos.length;
            }
            return new Counts(nanos[at], totals[at], bads[at]);
        }

        private void put(Counts counts) {
            if (size == nanos.length) {
                first = (first + 1) % nanos.length;
                size--;
            }
            int at = (first + size) % nanos.length;
            nanos[at] = counts.nanos;
            totals[at] = counts.total;
            bads[at] = counts.bad;
            size++;
        }
    }
}
