package io.opvitals.agent.operation;

/**
 * What is left out so that the agent stays within its budget. Written by the governor, read by everybody. Counts are never
 * among it.
 */
public final class Shedding {

    /** What can be left out, in the order in which it is. */
    public enum Part {
        /** Examples of traces at the histograms' points. */
        EXEMPLARS(1),
        /** Spans of failed, slow and drawn calls; the first of each kind is kept. */
        SPANS(2),
        /** Attributes of spans; those that metrics are told apart by are kept. */
        ATTRIBUTES(3),
        /** The duration of every call of operations that are both hot and fast; one in some is timed. */
        TIMING(4);

        /** When all parts are left out. */
        public static final int LAST_LEVEL = 4;

        private final int level;

        Part(int level) {
            this.level = level;
        }

        /** The first level at which it is left out. */
        public int level() {
            return level;
        }
    }

    private volatile int level;
    private volatile long secondNanos;

    /** Tells once a second what time it is: the start of calls for which the clock is not read. */
    public void tick(long nowNanos) {
        secondNanos = nowNanos;
    }

    long secondNanos() {
        return secondNanos;
    }

    /** How many parts are left out: 0 for none. */
    public int level() {
        return level;
    }

    /** Leaves out the first {@code parts} of {@link Part}. */
    public void setLevel(int parts) {
        if (parts < 0 || parts > Part.LAST_LEVEL) {
            throw new IllegalArgumentException("level: " + parts + " (expected: 0 to " + Part.LAST_LEVEL + ")");
        }
        level = parts;
    }

    public boolean sheds(Part part) {
        return level >= part.level;
    }
}
