package io.opvitals.agent;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * Tells when the application has started, as far as one can see from outside: when it loads hardly any more classes. What
 * the application need not wait for then takes nothing from its start.
 */
final class CalmStart {

    /** An application that starts loads hundreds to thousands of classes a second; one that runs, a few. */
    private static final long CALM_CLASSES_PER_SECOND = 50;

    private static final int CALM_LOOKS = 2;

    /** An application that loads classes for ever is not waited for. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final long startNanos;
    private long classesBefore = Long.MAX_VALUE;
    private long nanosBefore;
    private int calm;

    CalmStart(long startNanos) {
        this.startNanos = startNanos;
        this.nanosBefore = startNanos;
    }

    /** Whether it is over. To be asked about once a second, by one thread. */
    boolean isOver(long nowNanos) {
        return isOver(nowNanos, loadedClasses());
    }

    boolean isOver(long nowNanos, long loadedClasses) {
        double seconds = Math.max(0.001, (nowNanos - nanosBefore) / 1e9);
        boolean isCalm =
                (loadedClasses - classesBefore) / seconds < CALM_CLASSES_PER_SECOND && classesBefore != Long.MAX_VALUE;
        calm = isCalm ? calm + 1 : 0;
        classesBefore = loadedClasses;
        nanosBefore = nowNanos;
        return calm >= CALM_LOOKS || nowNanos - startNanos > LONGEST.toNanos();
    }

    /** Grows forever where the JVM does not tell, so that the longest wait holds. */
    private long loadedClasses() {
        try {
            return ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
        } catch (LinkageError e) {
            return classesBefore == Long.MAX_VALUE ? 0 : classesBefore + 1_000_000;
        }
    }
}
