package io.opvitals.agent.insight.advice;

/**
 * A number that led to a finding.
 *
 * @param name what it is
 * @param value the number
 * @param unit {@code s}, {@code ratio}, {@code calls} or what else it counts
 */
public record Evidence(String name, double value, String unit) {

    static Evidence seconds(String name, double nanos) {
        return new Evidence(name, nanos / 1e9, "s");
    }

    static Evidence share(String name, double share) {
        return new Evidence(name, share, "ratio");
    }

    static Evidence count(String name, long count, String unit) {
        return new Evidence(name, (double) count, unit);
    }
}
