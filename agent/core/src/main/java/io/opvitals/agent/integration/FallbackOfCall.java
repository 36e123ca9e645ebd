package io.opvitals.agent.integration;

import io.opvitals.agent.operation.OwnFailures;
import io.opvitals.agent.operation.RunningCall;
import io.opvitals.agent.operation.RunningCalls;
import io.opvitals.bootstrap.OpvitalsDoor;
import org.jspecify.annotations.Nullable;

/** A fallback of one call, or of whatever call is in flight on the thread that it runs on. */
public final class FallbackOfCall extends OpvitalsDoor.Fallback {

    /** The reason where no exception led to the fallback, but a result that was not wanted. */
    public static final String UNWANTED_RESULT = "unwanted result";

    private final RunningCalls calls;
    private final @Nullable RunningCall known;
    private final OwnFailures failures;

    /**
     * Makes the fallback of a call.
     *
     * @param calls the calls in flight
     * @param known the call; {@code null} for the one in flight on the fallback's thread
     * @param failures where failures of our own code are told
     */
    public FallbackOfCall(RunningCalls calls, @Nullable RunningCall known, OwnFailures failures) {
        this.calls = calls;
        this.known = known;
        this.failures = failures;
    }

    @Override
    protected void begins(@Nullable Object cause) {
        RunningCall call = call();
        if (call != null) {
            call.wentWrong();
        }
    }

    @Override
    protected void served(@Nullable Object cause) {
        RunningCall call = call();
        if (call == null) {
            return;
        }
        if (cause instanceof Throwable thrown) {
            call.servedByFallback(thrown, null);
        } else {
            call.servedByFallback(UNWANTED_RESULT, null);
        }
    }

    @Override
    protected void failed(Throwable error) {
        failures.report(getClass().getName(), error);
    }

    private @Nullable RunningCall call() {
        return known != null ? known : calls.current();
    }
}
