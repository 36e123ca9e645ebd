package io.opvitals.agent.operation;

import io.opvitals.agent.time.Ticker;
import io.opvitals.agent.tracecontext.ApplicationTraces;
import java.time.Duration;

/**
 * What recording one call costs on this machine.
 *
 * <p>Measured once, on the calling thread, with calls of an operation of its own that end at once: rounds of
 * {@link #ROUND} calls until {@link #LONGEST} is over or {@link #ROUNDS} are done, of which the quickest counts. The first
 * rounds run interpreted and warm the JIT up; the quickest is what a hot operation costs, and is not slowed by whoever
 * else wants the processor. What the woven method itself adds, two calls that the JIT inlines, is not in it, nor is what
 * the garbage collector has to do, because an ordinary call leaves no garbage.
 *
 * @param timedNanos of a call that is timed
 * @param untimedNanos of a call that is only counted
 */
public record CallCost(double timedNanos, double untimedNanos) {

    private static final int ROUND = 2_000;
    private static final int ROUNDS = 200;
    private static final Duration LONGEST = Duration.ofMillis(50);
    private static final int SAMPLED_ONE_IN = 1_000;
    private static final OperationId ID = new OperationId("calibration", "calibration");

    /**
     * Measures; takes up to a tenth of a second.
     *
     * @param ticker the clock that calls are timed with
     * @param failures where failures of our own code are told
     * @param results tells which results are the end of a call
     */
    static CallCost measure(Ticker ticker, OwnFailures failures, ResultKinds results) {
        OperationRecorder recorder = new OperationRecorder(
                0,
                ID,
                OperationSettings.DEFAULT,
                new OperationRecorder.Shared(
                        ticker,
                        new ThreadRecorders(),
                        new ErrorType.Catalogue(),
                        new KeptCalls(),
                        failures,
                        results,
                        new LateCalls(),
                        new LongCalls(),
                        new ApplicationTraces(CallCost.class.getClassLoader(), failures.log()),
                        Duration.ofMinutes(1),
                        new Shedding()));
        double timed = quickest(recorder, ticker);
        recorder.timeOneIn(SAMPLED_ONE_IN);
        return new CallCost(timed, Math.min(timed, quickest(recorder, ticker)));
    }

    private static double quickest(OperationRecorder recorder, Ticker ticker) {
        long start = ticker.nanos();
        long quickest = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS && ticker.nanos() - start < LONGEST.toNanos(); i++) {
            long began = ticker.nanos();
            for (int call = 0; call < ROUND; call++) {
                ((CallFrame) recorder.begin()).end(null);
            }
            quickest = Math.min(quickest, ticker.nanos() - began);
        }
        return (double) quickest / ROUND;
    }
}
