package io.opvitals.agent.check;

/** Shares as people read them. */
final class Percent {

    private Percent() {}

    /** {@code 93 %}, rounded. */
    static String of(double share) {
        return Math.round(share * 100) + " %";
    }
}
