package io.opvitals.agent.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.time.FakeTicker;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private static final String HERE = "192.0.2.1";

    private final FakeTicker ticker = new FakeTicker();
    private final LoginThrottle throttle =
            new LoginThrottle(new LiveSecuritySettings(SecuritySettings.DEFAULT), ticker);

    @Test
    void fiveWrongPasswords_lockTheUserFromEverywhere() {
        for (int i = 0; i < 5; i++) {
            assertThat(throttle.begin("alice", "192.0.2." + i)).isZero();
        }

        assertThat(throttle.begin("alice", "198.51.100.1")).isEqualTo(Duration.ofMinutes(15));
        assertThat(throttle.isLocked("alice")).isTrue();
        assertThat(throttle.begin("bob", "198.51.100.1")).isZero();
    }

    @Test
    void fiveWrongPasswords_lockTheAddressForEverybody() {
        for (int i = 0; i < 5; i++) {
            assertThat(throttle.begin("user" + i, HERE)).isZero();
        }

        assertThat(throttle.begin("alice", HERE)).isEqualTo(Duration.ofMinutes(15));
        assertThat(throttle.begin("alice", "192.0.2.2")).isZero();
    }

    @Test
    void lock_endsByItself_andIsNotMadeLongerByTrying() {
        lock("alice");
        ticker.advance(Duration.ofMinutes(14));
        assertThat(throttle.begin("alice", "192.0.2.77")).isEqualTo(Duration.ofMinutes(1));
        ticker.advance(Duration.ofMinutes(1));

        for (int i = 0; i < 5; i++) {
            assertThat(throttle.begin("alice", "192.0.2.7" + i)).isZero();
        }
        assertThat(throttle.begin("alice", "192.0.2.80")).isPositive();
    }

    @Test
    void rightPassword_forgetsTheWrongOnesBefore() {
        for (int round = 0; round < 10; round++) {
            for (int i = 0; i < 4; i++) {
                assertThat(throttle.begin("alice", HERE)).isZero();
            }
            throttle.succeeded("alice", HERE);
        }
    }

    @Test
    void withdrawnAttempt_countsNothing() {
        for (int i = 0; i < 50; i++) {
            assertThat(throttle.begin("alice", HERE)).isZero();
            throttle.withdrawn("alice", HERE);
        }
    }

    @Test
    void attemptsAtOnce_areNotMoreThanOneAfterTheOther() throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        CountDownLatch start = new CountDownLatch(1);
        AtomicInteger allowed = new AtomicInteger();
        for (int i = 0; i < 200; i++) {
            pool.execute(() -> {
                try {
                    start.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                if (throttle.begin("alice", HERE).isZero()) {
                    allowed.incrementAndGet();
                }
            });
        }
        start.countDown();
        pool.shutdown();
        assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();

        assertThat(allowed).hasValue(5);
    }

    @Test
    void floodOfNames_doesNotUnlockAUser() {
        lock("alice");
        for (int i = 0; i < 3 * LoginThrottle.CAPACITY; i++) {
            throttle.begin("user" + i, "10." + i / 65_536 + "." + i / 256 % 256 + "." + i % 256);
        }

        assertThat(throttle.isLocked("alice")).isTrue();
    }

    @Test
    void addressesOfOneNetwork_areOneClient() {
        assertThat(LoginThrottle.network("2001:db8:1:2:3:4:5:6")).isEqualTo("2001:db8:1:2");
        assertThat(LoginThrottle.network(HERE)).isEqualTo(HERE);
    }

    private void lock(String user) {
        for (int i = 0; i < 5; i++) {
            throttle.begin(user, "203.0.113." + i);
        }
    }
}
