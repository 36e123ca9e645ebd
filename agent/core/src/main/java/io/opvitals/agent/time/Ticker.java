package io.opvitals.agent.time;

/**
 * Elapsed time: nanoseconds since an arbitrary origin, for measuring how long things take. For the wall clock there is
 * the JDK's {@link java.time.InstantSource}.
 *
 * <p>An abstract class rather than an interface: with a single subclass loaded the JIT turns the call on the hot path
 * into the bare clock read.
 */
public abstract class Ticker {

    /** The JVM's clock. */
    public static Ticker system() {
        return new SystemTicker();
    }

    /** Nanoseconds; only differences mean anything. */
    public abstract long nanos();

    private static final class SystemTicker extends Ticker {
        @Override
        public long nanos() {
            return System.nanoTime();
        }
    }
}
