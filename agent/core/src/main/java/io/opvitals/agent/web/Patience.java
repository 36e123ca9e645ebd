package io.opvitals.agent.web;

import io.opvitals.agent.time.Ticker;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Requests that cannot be answered before others are: they are tried again every so often, and no thread waits meanwhile.
 * So many at once, and each for so long. For any thread.
 */
final class Patience {

    private static final long AGAIN_MILLIS = 100;

    private final Semaphore places;
    private final Duration longest;
    private final Ticker ticker;

    /**
     * @param most how many may wait at once
     * @param longest how long each may
     */
    Patience(int most, Duration longest, Ticker ticker) {
        this.places = new Semaphore(most);
        this.longest = longest;
        this.ticker = ticker;
    }

    /** What {@link #later} takes as the beginning of a request. */
    long begin() {
        return ticker.nanos();
    }

    /**
     * Tries again in a moment.
     *
     * @param threads where it is tried
     * @param beganNanos when it was tried first
     * @return false where it is not: it has been tried for long enough, or enough others wait
     */
    boolean later(Scheduler scheduler, Executor threads, long beganNanos, Runnable again) {
        if (ticker.nanos() - beganNanos >= longest.toNanos() || !places.tryAcquire()) {
            return false;
        }
        Runnable turn = () -> {
            places.release();
            threads.execute(again);
        };
        scheduler.schedule(turn, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        return true;
    }
}
