package io.opvitals.agent.operation;

import org.jspecify.annotations.Nullable;

/**
 * Knows when calls end that return one kind of result: a future of the JDK, a publisher of some library.
 *
 * <p>Runs on the application's thread at the return of the method. What it throws is counted as a failure of the agent,
 * and the method returns what it made.
 */
public interface ResultKind {

    /**
     * The method of {@code call} returns {@code result}. Says what that means by calling exactly one of {@link
     * CallFrame#finish}, {@link CallFrame#detach} and {@link CallFrame#withdraw}.
     *
     * @param call the call, still on its thread's stack
     * @param result what the method made, of a class this kind was found for
     * @param replacement what may be returned instead: a constant of {@link io.opvitals.bootstrap.OpvitalsDoor}
     * @return what the method returns, {@code result} wherever possible
     */
    Object returned(CallFrame call, Object result, int replacement);

    /** Tells for which classes there is a kind. One per library. */
    interface Finder {

        /**
         * Called once for each class of results, and again when the class's loader has gone and come. Must not load
         * classes of the application.
         */
        @Nullable
        ResultKind find(Class<?> type);
    }
}
