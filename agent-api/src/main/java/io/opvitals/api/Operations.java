package io.opvitals.api;

/**
 * Says to the agent what an annotation cannot say. Does nothing at all when no agent is attached.
 *
 * <pre>{@code
 * Operations.current().tokens(812, 240).cost(0.0031, "USD").quality(0.9);
 * }</pre>
 */
public final class Operations {

    private Operations() {}

    /**
     * The monitored call that runs on this thread, the innermost where they are nested. Outside any monitored call, and
     * without the agent, a call whose methods do nothing. Never {@code null}.
     */
    public static Call current() {
        Object handle = AgentBridge.current();
        return handle == null ? Call.NONE : new Call(handle);
    }

    /**
     * Starts a call of an operation on this thread.
     *
     * @param name {@code wrapper.operation}; what stands before the first dot is the wrapper. A name without a dot is an
     *     operation of the wrapper {@code application}. Names must be of low cardinality: each is an operation for the
     *     life of the JVM. {@code null} starts nothing.
     * @return the call, to be closed by the caller. Never {@code null}.
     */
    public static StartedCall start(String name) {
        Object handle = name == null ? null : AgentBridge.start(name);
        return handle == null ? StartedCall.NOT_STARTED : new StartedCall(handle);
    }
}
