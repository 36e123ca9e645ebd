package io.opvitals.agent.operation;

import io.opvitals.agent.log.AgentLog;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Failures of the agent's own code on application threads: counted, logged once per cause, never thrown. */
public final class OwnFailures {

    private static final int MAX_CAUSES = 50;

    private final AgentLog log;
    private final AtomicLong count = new AtomicLong();
    private final ConcurrentHashMap<String, Boolean> logged = new ConcurrentHashMap<>();

    public OwnFailures(AgentLog log) {
        this.log = log;
    }

    AgentLog log() {
        return log;
    }

    /** Failures since the start. */
    public long count() {
        return count.get();
    }

    /** One failure at a place of the agent: an operation, a crossing, a hook. */
    public void report(Object where, Throwable error) {
        count.incrementAndGet();
        if (error instanceof VirtualMachineError) {
            return; // The stack or the heap is full: this is no time to write a log line.
        }
        String cause = error.getClass().getName() + " at " + where;
        if (logged.size() < MAX_CAUSES && logged.putIfAbsent(cause, true) == null) {
            log.error("operation", "recording a call of " + where + " failed; the call itself is not affected", error);
        }
    }

    void switchedOff(OperationId id) {
        log.error("operation", "recording of " + id + " is switched off after repeated failures");
    }
}
