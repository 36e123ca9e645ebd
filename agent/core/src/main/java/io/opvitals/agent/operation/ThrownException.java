package io.opvitals.agent.operation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An exception as it was when the call ended, without the exception itself, which would keep the application's classes.
 *
 * @param className its class
 * @param message its message, cut at {@link #MAX_MESSAGE} characters and not masked yet
 * @param stackTrace its frames, innermost first, at most {@link #MAX_FRAMES}
 * @param causes the causes' {@code class: message}, outermost first, at most {@link #MAX_CAUSES}
 */
public record ThrownException(
        String className, @Nullable String message, List<StackTraceElement> stackTrace, List<String> causes) {

    static final int MAX_MESSAGE = 1_024;
    static final int MAX_FRAMES = 64;
    static final int MAX_CAUSES = 5;

    /**
     * Reads {@code thrown} on the thread that threw it. Its methods may be the application's own; what they throw is
     * taken as having said nothing.
     */
    static ThrownException of(Throwable thrown) {
        List<String> causes = new ArrayList<>();
        Throwable cause = cause(thrown);
        while (cause != null && causes.size() < MAX_CAUSES) {
            causes.add(cause.getClass().getName() + ": " + message(cause));
            cause = cause(cause);
        }
        return new ThrownException(thrown.getClass().getName(), message(thrown), frames(thrown), causes);
    }

    private static @Nullable String message(Throwable thrown) {
        try {
            String message = thrown.getMessage();
            return message == null || message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE);
        } catch (Throwable e) {
            return null;
        }
    }

    private static @Nullable Throwable cause(Throwable thrown) {
        try {
            Throwable cause = thrown.getCause();
            return cause == thrown ? null : cause;
        } catch (Throwable e) {
            return null;
        }
    }

    private static List<StackTraceElement> frames(Throwable thrown) {
        try {
            StackTraceElement[] frames = thrown.getStackTrace();
            return frames == null ? List.of() : List.of(Arrays.copyOf(frames, Math.min(frames.length, MAX_FRAMES)));
        } catch (Throwable e) {
            return List.of();
        }
    }
}
