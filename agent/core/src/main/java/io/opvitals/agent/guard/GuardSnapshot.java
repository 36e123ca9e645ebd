package io.opvitals.agent.guard;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One guard, read at one moment.
 *
 * @param id which one
 * @param state the state of a circuit breaker; {@code null} for other guards
 * @param states the states it can be in; empty for other guards
 * @param rejected calls refused since it was met; for a time limiter, calls given up
 * @param transitions changes of state since it was met
 * @param available calls that could pass now; negative where that is not known
 * @param limit calls that can pass at most; negative where that is not known
 */
public record GuardSnapshot(
        GuardId id,
        @Nullable BreakerState state,
        Set<BreakerState> states,
        long rejected,
        Map<Change, Long> transitions,
        long available,
        long limit) {

    public GuardSnapshot {
        states = Set.copyOf(states);
        transitions = Map.copyOf(transitions);
    }

    /** From one state to another. */
    public record Change(BreakerState from, BreakerState to) {}
}
