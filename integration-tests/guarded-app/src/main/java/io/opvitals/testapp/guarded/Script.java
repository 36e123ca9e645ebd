package io.opvitals.testapp.guarded;

import io.opvitals.testapp.Truth;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;

/** Makes calls and writes down how they must be counted, given what their caller sees. */
final class Script {

    private final Truth truth = new Truth();

    /** A call that returns, or whose future completes. */
    void returns(String operation, String outcome, Object expected, Callable<?> call) throws Exception {
        Object result = call.call();
        Object value = result instanceof Future<?> future ? future.get() : result;
        if (!expected.equals(value)) {
            throw new AssertionError(operation + " returned " + value + " (expected: " + expected + ")");
        }
        truth.count(operation, outcome);
    }

    /** A call that throws, or whose future fails. */
    void fails(String operation, String outcome, Class<? extends Throwable> expected, Callable<?> call) {
        Throwable thrown = null;
        try {
            Object result = call.call();
            if (result instanceof Future<?> future) {
                future.get();
            }
        } catch (Exception e) {
            thrown = e instanceof java.util.concurrent.ExecutionException || e instanceof CompletionException
                    ? e.getCause()
                    : e;
        }
        if (!expected.isInstance(thrown)) {
            throw new AssertionError(
                    operation + " threw " + thrown + " (expected: " + expected.getName() + ")", thrown);
        }
        truth.count(operation, outcome);
    }

    void end() {
        truth.print();
    }
}
