package io.opvitals.agent.log;

import io.opvitals.agent.time.Ticker;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The agent's log: lines on the JVM's own stderr, never through the application's logging.
 *
 * <p>A line reads {@code [opvitals 2026-11-21 14:03:07:412 +0000] [opvitals-collector] WARN export - message}. The same
 * message of the same logger is written at most once a minute; when it is written again, it says how often it came in
 * between. Only {@link #change} is written every time.
 */
public final class AgentLog {

    private static final Duration REPEAT_AFTER = Duration.ofMinutes(1);
    private static final int MAX_REMEMBERED = 500;

    private final PrintStream out;
    private volatile Level level;
    private final InstantSource clock;
    private final Ticker ticker;
    private final ConcurrentHashMap<String, Written> written = new ConcurrentHashMap<>();

    /** How much is said, from everything to nothing. */
    public enum Level {
        DEBUG,
        INFO,
        WARN,
        ERROR,
        OFF
    }

    /**
     * @param out where the lines go
     * @param level lines below it are not written
     * @param clock gives the time in front of each line
     * @param ticker tells when a minute is over
     */
    public AgentLog(PrintStream out, Level level, InstantSource clock, Ticker ticker) {
        this.out = out;
        this.level = level;
        this.clock = clock;
        this.ticker = ticker;
    }

    /** From now on, lines below it are not written. */
    public void setLevel(Level level) {
        this.level = level;
    }

    public void debug(String logger, String message) {
        write(Level.DEBUG, logger, message, null);
    }

    public void info(String logger, String message) {
        write(Level.INFO, logger, message, null);
    }

    public void warn(String logger, String message) {
        write(Level.WARN, logger, message, null);
    }

    public void warn(String logger, String message, Throwable cause) {
        write(Level.WARN, logger, message, cause);
    }

    public void error(String logger, String message) {
        write(Level.ERROR, logger, message, null);
    }

    public void error(String logger, String message, Throwable cause) {
        write(Level.ERROR, logger, message, cause);
    }

    /** Whether lines of this level are written. */
    public boolean writes(Level asked) {
        Level least = level;
        return least != Level.OFF && asked.compareTo(least) >= 0;
    }

    /** A change that somebody asked for or must know of; every time, also soon after the last one alike. */
    public void change(Level lineLevel, String logger, String message) {
        if (writes(lineLevel)) {
            print(lineLevel, logger, message, null);
        }
    }

    /** What whoever starts the agent must find, such as where it answers: at every level but off. */
    public void announce(String logger, String message) {
        if (level != Level.OFF) {
            print(Level.INFO, logger, message, null);
        }
    }

    private void write(Level lineLevel, String logger, String message, @Nullable Throwable cause) {
        if (!writes(lineLevel)) {
            return;
        }
        String key = logger + ' ' + message;
        long now = ticker.nanos();
        Written before = written.get(key);
        int left = 0;
        if (before != null) {
            left = before.leftOut(now);
            if (left < 0) {
                return;
            }
        } else if (written.size() < MAX_REMEMBERED && written.putIfAbsent(key, new Written(now)) != null) {
            return; // Another thread writes it right now.
        }
        print(lineLevel, logger, left > 0 ? message + " (" + left + " more in between)" : message, cause);
    }

    private void print(Level lineLevel, String logger, String message, @Nullable Throwable cause) {
        StringBuilder line = new StringBuilder(message.length() + 96);
        prefix(line, lineLevel, logger);
        line.append(message);
        line.append(System.lineSeparator());
        if (cause != null) {
            StringWriter trace = new StringWriter();
            cause.printStackTrace(new PrintWriter(trace));
            line.append(trace);
        }
        out.print(line);
        out.flush();
    }

    /** By hand: a DateTimeFormatter costs tens of milliseconds when an application has just started. */
    private void prefix(StringBuilder line, Level lineLevel, String logger) {
        ZonedDateTime time = clock.instant().atZone(ZoneId.systemDefault());
        line.append("[opvitals ");
        padded(line, time.getYear(), 4).append('-');
        padded(line, time.getMonthValue(), 2).append('-');
        padded(line, time.getDayOfMonth(), 2).append(' ');
        padded(line, time.getHour(), 2).append(':');
        padded(line, time.getMinute(), 2).append(':');
        padded(line, time.getSecond(), 2).append(':');
        padded(line, time.getNano() / 1_000_000, 3).append(' ');
        int offsetMinutes = time.getOffset().getTotalSeconds() / 60;
        line.append(offsetMinutes < 0 ? '-' : '+');
        padded(line, Math.abs(offsetMinutes) / 60, 2);
        padded(line, Math.abs(offsetMinutes) % 60, 2).append("] [");
        line.append(Thread.currentThread().getName()).append("] ");
        line.append(lineLevel.name().toUpperCase(Locale.ROOT))
                .append(' ')
                .append(logger)
                .append(" - ");
    }

    private static StringBuilder padded(StringBuilder line, int number, int digits) {
        String text = Integer.toString(number);
        for (int i = text.length(); i < digits; i++) {
            line.append('0');
        }
        return line.append(text);
    }

    /** When a message was last written, and how often it has been left out since. */
    private static final class Written {

        private long atNanos;
        private int leftOut;

        Written(long atNanos) {
            this.atNanos = atNanos;
        }

        /** How often it was left out before this time; negative when it is left out now. */
        synchronized int leftOut(long nowNanos) {
            if (nowNanos - atNanos < REPEAT_AFTER.toNanos()) {
                leftOut++;
                return -1;
            }
            int before = leftOut;
            atNanos = nowNanos;
            leftOut = 0;
            return before;
        }
    }
}
