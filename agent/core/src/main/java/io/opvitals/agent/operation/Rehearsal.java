package io.opvitals.agent.operation;

import io.opvitals.agent.time.Ticker;
import io.opvitals.bootstrap.OpvitalsDoor;
import java.math.BigDecimal;

/**
 * Makes one call of every kind, on records of its own that are thrown away.
 *
 * <p>Must run before the first woven method does. A class whose initialisation meets the end of the stack can never be
 * used again in that JVM. A recursion of the application without end would otherwise be the first to end a call with an
 * exception, at the very end of its stack, and would break not only our classes but the JDK's that the way of a failed
 * call touches, {@code ClassValue} for one, for the application as well.
 */
public final class Rehearsal {

    private static final OperationId ID = new OperationId("rehearsal", "rehearsal");

    private Rehearsal() {}

    /**
     * Makes the calls, on this thread.
     *
     * @param ticker tells how long the calls take
     * @param failures where failures of our own code are told
     * @param results the kinds of results there are
     */
    public static void run(Ticker ticker, OwnFailures failures, ResultKinds results) {
        KeptCalls kept = new KeptCalls();
        ErrorType.Catalogue errorTypes = new ErrorType.Catalogue();
        OperationRecorder recorder = new OperationRecorder(
                0,
                ID,
                OperationSettings.DEFAULT,
                new OperationRecorder.Shared(
                        ticker,
                        new ThreadRecorders(),
                        errorTypes,
                        kept,
                        failures,
                        results,
                        new LateCalls(),
                        new Shedding()));
        Thread self = Thread.currentThread();
        everyKindOfCall(recorder, new ThreadRecorder(self, 0, new CellBudget()), ticker);
        everyKindOfCall(recorder, new ThreadRecorder(self, 0, null), ticker);
        kept.drain();
    }

    private static void everyKindOfCall(OperationRecorder recorder, ThreadRecorder thread, Ticker ticker) {
        CallFrame outer = thread.begin(recorder, ticker.nanos());
        thread.begin(recorder, ticker.nanos()).end(null);
        thread.begin(recorder, ticker.nanos()).end(new IllegalStateException("rehearsed"));
        CallFrame started = thread.beginStarted(recorder, ticker.nanos());
        started.notes().failReason = "rehearsed";
        started.end(null);
        outer.argument("key", "value", true);
        outer.notes().attribute("key", "value");
        recorder.markFallback(outer, "rehearsed");
        recorder.details.measure("rehearsed", 1);
        recorder.details.cost(BigDecimal.ONE, "EUR");
        thread.begin(recorder, ticker.nanos()).withdraw();
        CallFrame late = (CallFrame) thread.begin(recorder, ticker.nanos()).detach();
        late.completed(null);
        CallFrame subscribed = thread.beginStarted(recorder, ticker.nanos());
        subscribed.leave();
        subscribed.cancelled();
        outer.returned(outer, OpvitalsDoor.REPLACE_NEVER);
    }
}
