package io.opvitals.agent.export;

import java.util.EnumSet;
import java.util.Set;

/** Some signals do not arrive at an endpoint, for one reason. Guarded by its {@link Delivery}. */
final class Outage {

    private final String endpoint;
    private final FailureCause cause;
    private final long sinceNanos;
    private final Set<Signal> signals = EnumSet.noneOf(Signal.class);
    private int exports;

    Outage(String endpoint, FailureCause cause, long sinceNanos) {
        this.endpoint = endpoint;
        this.cause = cause;
        this.sinceNanos = sinceNanos;
    }

    /** An export of this signal failed for this reason. */
    void failed(Signal signal) {
        signals.add(signal);
        exports++;
    }

    /** An export of one of its signals failed, for whatever reason. */
    void failedAgain() {
        exports++;
    }

    boolean concerns(Signal signal) {
        return signals.contains(signal);
    }

    String endpoint() {
        return endpoint;
    }

    FailureCause cause() {
        return cause;
    }

    /** When it began, on the agent's ticker. */
    long sinceNanos() {
        return sinceNanos;
    }

    /** How many exports have failed in it. */
    int exports() {
        return exports;
    }
}
