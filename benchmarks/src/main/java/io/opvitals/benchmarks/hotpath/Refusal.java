package io.opvitals.benchmarks.hotpath;

/** What {@code throwing(int)} throws. It has no stack trace, and there is only one, so that throwing it is all it costs. */
final class Refusal extends RuntimeException {

    @SuppressWarnings("StaticAssignmentOfThrowable") // It has no stack trace that could be the wrong one.
    static final Refusal INSTANCE = new Refusal();

    private static final long serialVersionUID = 1;

    private Refusal() {
        super("refused", null, false, false);
    }
}
