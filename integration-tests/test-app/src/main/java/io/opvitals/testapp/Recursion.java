package io.opvitals.testapp;

import io.opvitals.api.MonitoredOperation;

/**
 * Recurses in a monitored method until the stack is full, again and again, and shows that what comes out is a
 * {@link StackOverflowError} and that the method works afterwards as before.
 */
public final class Recursion {

    /** A class of the JDK that the agent uses, too, on the way of a call that fails. */
    private static final ClassValue<String> NAMES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            return type.getSimpleName();
        }
    };

    private Recursion() {}

    public static void main(String[] arguments) {
        Truth truth = new Truth();
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            try {
                endless(0);
                throw new IllegalStateException("came back (expected: a StackOverflowError)");
            } catch (StackOverflowError e) {
                System.out.println("overflow: " + e.getClass().getName());
            }
        }
        System.out.println("class value: " + NAMES.get(Recursion.class));
        for (int i = 0; i < 1_000; i++) {
            if (bounded(10) != 10) {
                throw new IllegalStateException("bounded recursion went wrong after an overflow");
            }
            truth.count("recursion.bounded", "success", 11);
        }
        truth.print();
    }

    /** Its own locals make its frames of different sizes from those of what the agent calls. */
    @SuppressWarnings("InfiniteRecursion")
    @MonitoredOperation(wrapper = "recursion")
    static int endless(int depth) {
        return depth + endless(depth + 1) + 1;
    }

    @MonitoredOperation(wrapper = "recursion")
    static int bounded(int depth) {
        return depth == 0 ? 0 : 1 + bounded(depth - 1);
    }
}
