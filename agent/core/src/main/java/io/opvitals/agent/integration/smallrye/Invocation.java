package io.opvitals.agent.integration.smallrye;

import io.opvitals.agent.operation.RunningCall;

/** One invocation of a guarded method. What happens to it happens one after the other, on whatever threads. */
final class Invocation {

    final RunningCall call;

    /** Set between the event that a fallback is applied, and the fallback being told what went wrong. */
    private volatile boolean fallbackApplied;

    Invocation(RunningCall call) {
        this.call = call;
    }

    void fallbackApplied() {
        fallbackApplied = true;
    }

    boolean takeFallbackApplied() {
        boolean applied = fallbackApplied;
        fallbackApplied = false;
        return applied;
    }
}
