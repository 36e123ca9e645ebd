package io.opvitals.agent.log;

import java.util.function.Supplier;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;

/**
 * Stands where third-party code inside the agent names {@code java.util.logging.Logger}: the agent's build replaces one
 * by the other (docs/decisions/0003), so that the JDK's log manager is never initialised on the application's behalf.
 *
 * <p>Everything goes to one sink, set once by the composition root before any third-party code runs. This and the door
 * are the agent's only static state: a class that third-party code finds by a static method can have no other.
 */
public final class LibraryLogger {

    /** Where lines go. */
    public interface Sink {
        void log(String logger, Level level, String message, @Nullable Throwable cause);
    }

    private static volatile @Nullable Sink sink;

    private final String name;

    private LibraryLogger(String name) {
        this.name = name;
    }

    /** Sends everything that third-party code logs to {@code receiver} from now on. */
    public static void sendTo(Sink receiver) {
        sink = receiver;
    }

    public static LibraryLogger getLogger(String name) {
        return new LibraryLogger(name);
    }

    public static LibraryLogger getLogger(String name, @Nullable String bundle) {
        return new LibraryLogger(name);
    }

    public String getName() {
        return name;
    }

    /** Details are asked for so often that building them is not worth it: only warnings and worse are written. */
    public boolean isLoggable(Level level) {
        return level.intValue() >= Level.WARNING.intValue();
    }

    public @Nullable Level getLevel() {
        return Level.WARNING;
    }

    public void severe(String message) {
        log(Level.SEVERE, message);
    }

    public void warning(String message) {
        log(Level.WARNING, message);
    }

    public void info(String message) {
        log(Level.INFO, message);
    }

    public void config(String message) {
        log(Level.CONFIG, message);
    }

    public void fine(String message) {
        log(Level.FINE, message);
    }

    public void finer(String message) {
        log(Level.FINER, message);
    }

    public void finest(String message) {
        log(Level.FINEST, message);
    }

    public void log(Level level, String message) {
        write(level, message, null);
    }

    public void log(Level level, String message, @Nullable Object argument) {
        write(level, format(message, argument), null);
    }

    public void log(Level level, String message, @Nullable Object... arguments) {
        write(level, format(message, arguments), null);
    }

    public void log(Level level, String message, @Nullable Throwable cause) {
        write(level, message, cause);
    }

    public void log(Level level, Supplier<String> message) {
        if (isLoggable(level)) {
            write(level, message.get(), null);
        }
    }

    public void log(Level level, @Nullable Throwable cause, Supplier<String> message) {
        if (isLoggable(level)) {
            write(level, message.get(), cause);
        }
    }

    public void logp(Level level, String sourceClass, String sourceMethod, String message) {
        write(level, message, null);
    }

    public void logp(Level level, String sourceClass, String sourceMethod, String message, @Nullable Throwable cause) {
        write(level, message, cause);
    }

    /** Nothing is known of what was logged before there is a sink; it is left out. */
    private void write(Level level, String message, @Nullable Throwable cause) {
        Sink receiver = sink;
        if (receiver != null && isLoggable(level)) {
            receiver.log(name, level, message, cause);
        }
    }

    private static String format(String message, @Nullable Object... arguments) {
        String formatted = message;
        for (int i = 0; i < arguments.length; i++) {
            formatted = formatted.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return formatted;
    }
}
