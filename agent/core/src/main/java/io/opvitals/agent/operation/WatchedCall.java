package io.opvitals.agent.operation;

import org.jspecify.annotations.Nullable;

/** One call that somebody outside of the operations wants to hear the end of. Made as the call begins. */
public interface WatchedCall {

    /**
     * The call has ended and is counted. Called once, on the thread that ended it; not where it turned out to be none.
     *
     * @param errorType class of what was thrown or the reason that was given; {@code null} unless it failed
     */
    void ends(OperationId id, Outcome outcome, @Nullable String errorType);
}
