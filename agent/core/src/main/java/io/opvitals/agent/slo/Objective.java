package io.opvitals.agent.slo;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is aimed at.
 *
 * @param wrapper whose calls
 * @param operation of which operation of it; {@code null} for all
 * @param kind what makes a call good
 * @param threshold how fast a call must be, for {@link Kind#LATENCY}; else zero
 * @param objective the share of calls that must be good, above 0 and below 1
 * @param window the time over which it holds, 1 hour to 90 days
 */
public record Objective(
        String wrapper, @Nullable String operation, Kind kind, Duration threshold, double objective, Duration window) {

    /** The shortest and the longest window. */
    public static final Duration MIN_WINDOW = Duration.ofHours(1);

    public static final Duration MAX_WINDOW = Duration.ofDays(90);

    /** What makes a call good. Expected exceptions and cancelled calls count for neither. */
    public enum Kind {
        /** It succeeded, or its fallback served it. */
        AVAILABILITY("availability"),
        /** It did so within the threshold. Calls that failed are the affair of availability. */
        LATENCY("latency");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The word used in metrics, pages and configuration. */
        public String label() {
            return label;
        }
    }

    public Objective {
        if (!(objective > 0 && objective < 1)) {
            throw new IllegalArgumentException(
                    "'" + objective + "' (expected: above 0 and below 1, for example 0.999)");
        }
        if (window.compareTo(MIN_WINDOW) < 0 || window.compareTo(MAX_WINDOW) > 0) {
            throw new IllegalArgumentException(
                    "'" + window + "' (expected: from " + MIN_WINDOW + " to " + MAX_WINDOW + ")");
        }
    }

    /** The share of calls that may be bad: the error budget. */
    public double budget() {
        return 1 - objective;
    }

    /** What is counted for it, whatever the aim: what stays the same keeps its history when the aim changes. */
    Counted counted() {
        return new Counted(wrapper, operation, kind, threshold);
    }

    record Counted(String wrapper, @Nullable String operation, Kind kind, Duration threshold) {}
}
