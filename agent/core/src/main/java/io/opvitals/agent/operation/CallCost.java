package io.opvitals.agent.operation;

import io.opvitals.agent.time.Ticker;
import java.time.Duration;

/**
 * What recording one call costs on this machine.
 *
 * <p>Measured once, on the calling thread, with calls of an operation of its own that end at once, in many short rounds
 * of which the quickest counts. The first rounds run interpreted and warm the JIT up; the quickest is what a hot operation
 * costs, and was not interrupted by whoever else wants the processor. What the woven method itself adds, two calls that
 * the JIT inlines, is not in it, nor is what the garbage collector has to do, because an ordinary call leaves no garbage.
 *
 * @param timedNanos of a call that is timed
 * @param untimedNanos of a call that is only counted
 */
public record CallCost(double timedNanos, double untimedNanos) {

    /** Short enough to fit between two interruptions by whoever else wants the processor. */
    private static final int ROUND = 250;

    private static final int ROUNDS = 1_600;

    /** Made however long they take: enough for the JIT to have compiled what they call. */
    private static final int ROUNDS_AT_LEAST = 200;

    private static final Duration LONGEST = Duration.ofMillis(100);
    private static final int SAMPLED_ONE_IN = 1_000;
    private static final OperationId ID = new OperationId("calibration", "calibration");

    /**
     * Measures; takes some tenths of a second at most.
     *
     * @param shared what operations of the agent share, of which nothing is counted on
     */
    static CallCost measure(OperationRecorder.Shared shared) {
        OperationRecorder recorder = new OperationRecorder(
                0,
                ID,
                OperationSettings.DEFAULT,
                new OperationRecorder.Shared(
                        shared.ticker(),
                        new ThreadRecorders(),
                        new ErrorType.Catalogue(),
                        new KeptCalls(),
                        shared.failures(),
                        shared.results(),
                        new LateCalls(),
                        new LongCalls(),
                        shared.traces(),
                        shared.stuckAfter(),
                        new Shedding()));
        double timed = quickest(recorder, shared.ticker());
        recorder.timeOneIn(SAMPLED_ONE_IN);
        return new CallCost(timed, Math.min(timed, quickest(recorder, shared.ticker())));
    }

    private static double quickest(OperationRecorder recorder, Ticker ticker) {
        long start = ticker.nanos();
        long quickest = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS && (i < ROUNDS_AT_LEAST || ticker.nanos() - start < LONGEST.toNanos()); i++) {
            long began = ticker.nanos();
            for (int call = 0; call < ROUND; call++) {
                ((CallFrame) recorder.begin()).end(null);
            }
            quickest = Math.min(quickest, ticker.nanos() - began);
        }
        return (double) quickest / ROUND;
    }
}
