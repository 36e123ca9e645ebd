package io.opvitals.agent.guard;

import java.time.Instant;
import java.util.List;

/**
 * All guards at one moment, and what happened since the report before.
 *
 * @param guards in order of their names
 * @param transitions changes of state in the order they happened, at most {@link Guards#MAX_TRANSITIONS}
 */
public record GuardReport(List<GuardSnapshot> guards, List<Transition> transitions) {

    public static final GuardReport EMPTY = new GuardReport(List.of(), List.of());

    public GuardReport {
        guards = List.copyOf(guards);
        transitions = List.copyOf(transitions);
    }

    /** A circuit breaker changed its state. */
    public record Transition(GuardId id, BreakerState from, BreakerState to, Instant time) {}
}
