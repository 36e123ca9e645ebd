package io.opvitals.agent.operation;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Calls in flight that are on no thread's stack, because they wait for a result that comes later. Only for looking at
 * them: they are counted without it, so that those past the bound lose nothing but being listed.
 */
final class LateCalls {

    private static final int CAPACITY = 10_000;

    private final Set<CallFrame> waiting = ConcurrentHashMap.newKeySet();

    void add(CallFrame call) {
        // Counting the set takes a few reads and is not exact while others add; neither matters to a bound.
        if (waiting.size() < CAPACITY) {
            waiting.add(call);
        }
    }

    void remove(CallFrame call) {
        waiting.remove(call);
    }

    Iterable<CallFrame> all() {
        return waiting;
    }
}
