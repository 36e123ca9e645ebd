package io.opvitals.agent.trace;

import io.opvitals.agent.operation.KeptCall;
import java.time.Instant;
import java.util.List;

/**
 * The calls kept since the batch before, as handed on once a second.
 *
 * @param nanos some moment on the agent's ticker
 * @param time the same moment on the wall clock
 * @param calls in the order in which they ended
 * @param firsts those among them that threw an exception not seen before at its place
 * @param exemplars whether they may be examples of the points they are counted in
 */
public record KeptBatch(long nanos, Instant time, List<KeptCall> calls, List<First> firsts, boolean exemplars) {

    public KeptBatch {
        calls = List.copyOf(calls);
        firsts = List.copyOf(firsts);
    }

    /** The first sighting of an exception, and the call that threw it. */
    public record First(KeptCall call, SeenException exception) {}

    /** The time of day at a moment on the agent's ticker. */
    public Instant at(long tickerNanos) {
        return time.plusNanos(tickerNanos - nanos);
    }
}
