package io.opvitals.agent.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.time.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger tries = new AtomicInteger();
    private final Patience patience = new Patience(2, Duration.ofSeconds(10), new Ticker() {
        @Override
        public long nanos() {
            return nanos.get();
        }
    });

    /** Not started: nothing that is scheduled ever comes. */
    private final Scheduler standing = new ScheduledExecutorScheduler();

    @Test
    void later_moreThanMayWait_isRefused() {
        long began = patience.begin();

        assertThat(later(began)).isTrue();
        assertThat(later(began)).isTrue();
        assertThat(later(began)).isFalse();
        assertThat(tries).hasValue(0);
    }

    @Test
    void later_triedForLongEnough_isRefused() {
        long began = patience.begin();
        nanos.addAndGet(Duration.ofMillis(9_999).toNanos());
        assertThat(later(began)).isTrue();
        nanos.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(later(began)).isFalse();
    }

    private boolean later(long began) {
        return patience.later(standing, Runnable::run, began, tries::incrementAndGet);
    }
}
