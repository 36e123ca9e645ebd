package io.opvitals.agent.alert.channel;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When a delivery that failed is tried again: after a delay that doubles with every failure, of which a random share up to
 * half is left out, so that many agents do not come back at the same moment.
 *
 * @param first the delay after the first failure
 * @param longest the delay does not grow beyond
 * @param giveUpAfter so long after it was handed over a notification becomes a dead letter
 * @param longestWish the other side may ask for a longer delay, but not for more than this
 * @param maxWaiting so many notifications wait for one channel; more are dead letters at once
 */
record RetryPolicy(
        Duration first,
        Duration longest,
        Duration giveUpAfter,
        Duration longestWish,
        int maxWaiting,
        RandomGenerator random) {

    private static final int MAX_DOUBLINGS = 30;

    static RetryPolicy standard(RandomGenerator random) {
        return new RetryPolicy(
                Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofHours(24), Duration.ofHours(1), 1_000, random);
    }

    /**
     * How long to wait.
     *
     * @param failures in a row, from 1
     * @param wish what the other side asked for; zero for nothing
     */
    Duration delay(int failures, Duration wish) {
        long base = first.toNanos();
        for (int i = 1; i < Math.min(failures, MAX_DOUBLINGS) && base < longest.toNanos(); i++) {
            base *= 2;
        }
        long delay = Math.min(base, longest.toNanos());
        Duration jittered = Duration.ofNanos(delay - random.nextLong(delay / 2 + 1));
        Duration wished = wish.compareTo(longestWish) > 0 ? longestWish : wish;
        return wished.compareTo(jittered) > 0 ? wished : jittered;
    }
}
