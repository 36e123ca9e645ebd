package io.opvitals.api;

/**
 * A call that the application starts and ends itself, for code that has no method to annotate.
 *
 * <pre>{@code
 * try (StartedCall call = Operations.start("search.query")) {
 *     call.attribute("index", "books");
 *     ...
 * }
 * }</pre>
 *
 * <p>{@link #close()} ends it, once; further calls do nothing. A call that is never closed stays in flight. A
 * {@code try} block does not tell the call about an exception that leaves it: say so with {@link #error(Throwable)}.
 *
 * <p><b>Threads:</b> close it on the thread that started it; closing it on another thread counts it, too.
 */
public final class StartedCall extends Call implements AutoCloseable {

    static final StartedCall NOT_STARTED = new StartedCall(null);

    private Throwable error;

    StartedCall(Object handle) {
        super(handle);
    }

    /**
     * Says that this call fails with {@code error}. When it is closed, it is judged as a method that threw it.
     *
     * @param error what was thrown; {@code null} takes an earlier one back
     */
    public StartedCall error(Throwable error) {
        if (handle != null) {
            this.error = error;
        }
        return this;
    }

    /** Ends this call now. Never throws. */
    @Override
    public void close() {
        if (handle != null) {
            AgentBridge.end(handle, error);
        }
    }
}
