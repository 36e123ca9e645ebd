package io.opvitals.agent.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opvitals.agent.check.NamedCheck.Kind;
import io.opvitals.agent.health.Status;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HealthCheckRunnerTest {

    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void checks_runSideBySide() {
        // Each waits for the other two: one after the other, none would ever answer.
        CyclicBarrier together = new CyclicBarrier(3);
        HealthCheck meeting = () -> {
            together.await(20, TimeUnit.SECONDS);
            return Finding.healthy("met");
        };
        try (Checking checking =
                new Checking(Checking.settings(LONG), Map.of("a", meeting, "b", meeting, "c", meeting))) {
            checking.runner.start();

            await().untilAsserted(() -> {
                assertThat(checking.result("a").status()).isEqualTo(Status.HEALTHY);
                assertThat(checking.result("c").message()).isEqualTo("met");
            });
        }
    }

    @Test
    void check_thatThrows_isUnhealthyWithTheReason_andStopsNothingElse() {
        try (Checking checking = new Checking(
                Checking.settings(LONG),
                Map.of(
                        "broken",
                        () -> {
                            throw new IOException("password=hunter2 is wrong");
                        },
                        "overflowing",
                        () -> {
                            throw new StackOverflowError();
                        },
                        "good",
                        () -> Finding.healthy("fine")))) {
            checking.runner.start();

            await().untilAsserted(() -> {
                assertThat(checking.result("broken").status()).isEqualTo(Status.UNHEALTHY);
                assertThat(checking.result("broken").message())
                        .isEqualTo("fails with java.io.IOException: password=*** is wrong");
                assertThat(checking.result("overflowing").message())
                        .startsWith("fails with java.lang.StackOverflowError");
                assertThat(checking.result("good").status()).isEqualTo(Status.HEALTHY);
            });
        }
    }

    @Test
    void check_thatHangs_isUnhealthyAndInterrupted_andAskedAgainWhenItComesBack() {
        CountDownLatch interrupted = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        HealthCheck hanging = () -> {
            if (asked.incrementAndGet() == 1) {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    interrupted.countDown();
                }
            }
            return Finding.healthy("back");
        };
        try (Checking checking = new Checking(Checking.settings(SHORT), Map.of("hanging", hanging))) {
            checking.runner.start();

            await().untilAsserted(() -> {
                assertThat(checking.changes).contains("hanging: unknown -> unhealthy");
                assertThat(interrupted.getCount()).isZero();
                assertThat(checking.changes).contains("hanging: unhealthy -> healthy");
            });
        }
    }

    @Test
    void check_thatIgnoresInterrupts_holdsOneThread() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger running = new AtomicInteger();
        HealthCheck stubborn = () -> {
            running.incrementAndGet();
            while (end.getCount() > 0) {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    // Goes on: that is the point.
                }
            }
            return Finding.healthy("late");
        };
        try (Checking checking = new Checking(Checking.settings(SHORT), Map.of("stubborn", stubborn))) {
            checking.runner.start();
            await().until(() -> checking.runner.report().result("stubborn") != null
                    && checking.result("stubborn").status() == Status.UNHEALTHY);
            assertThat(checking.result("stubborn").message()).isEqualTo("has not answered (expected: within 200 ms)");

            Instant first = checking.result("cpu").time();
            await().until(() -> checking.result("cpu").time().isAfter(first));
            assertThat(running).hasValue(1);
            end.countDown();
        }
    }

    @Test
    void report_beforeAnyAnswer_isUnknown() {
        CountDownLatch end = new CountDownLatch(1);
        HealthCheck waiting = () -> {
            end.await();
            return Finding.healthy("");
        };
        try (Checking checking = new Checking(Checking.settings(LONG), Map.of("waiting", waiting))) {
            assertThat(checking.runner.report().overall()).isEqualTo(Status.UNKNOWN);
            checking.runner.start();
            await().until(() -> checking.runner.report().result("waiting") != null);

            assertThat(checking.result("waiting").status()).isEqualTo(Status.UNKNOWN);
            end.countDown();
        }
    }

    @Test
    void overall_isHealthyDegradedOrUnhealthyByHalves() {
        assertThat(overall(4, 0, 0)).isEqualTo(Status.HEALTHY);
        assertThat(overall(3, 1, 0)).isEqualTo(Status.DEGRADED);
        assertThat(overall(2, 2, 0)).isEqualTo(Status.UNHEALTHY);
        assertThat(overall(1, 0, 5)).isEqualTo(Status.HEALTHY);
        assertThat(overall(0, 0, 5)).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void apply_takesTheNewIntervalAndLimits() {
        try (Checking checking =
                new Checking(new CheckSettings(Duration.ofHours(1), LONG, 1, 1, 1, List.of()), Map.of())) {
            checking.runner.start();
            await().until(() -> checking.runner.report().result("disk") != null
                    && checking.result("disk").status() == Status.HEALTHY);

            checking.checks.apply(new CheckSettings(Duration.ofHours(2), LONG, 0, 1, 1, List.of()));
            checking.runner.start();

            await().untilAsserted(() -> {
                assertThat(checking.result("disk").status()).isEqualTo(Status.UNHEALTHY);
                assertThat(checking.result("disk").message()).contains("(expected: at most 0 %)");
            });
        }
    }

    @Test
    void look_hasAThreadOfItsOwnEachTime() {
        AtomicReference<Thread> first = new AtomicReference<>();
        AtomicReference<Thread> second = new AtomicReference<>();
        HealthCheck remembering = () -> {
            if (!first.compareAndSet(null, Thread.currentThread())) {
                second.set(Thread.currentThread());
            }
            return Finding.healthy("");
        };
        try (Checking checking = new Checking(Checking.settings(LONG), Map.of("remembering", remembering))) {
            checking.runner.start();
            await().untilAsserted(() -> assertThat(second.get()).isNotNull().isNotSameAs(first.get()));
        }
    }

    private static Status overall(int healthy, int unhealthy, int unknown) {
        List<CheckResult> results = new ArrayList<>();
        for (int i = 0; i < healthy + unhealthy + unknown; i++) {
            Status status = i < healthy ? Status.HEALTHY : i < healthy + unhealthy ? Status.UNHEALTHY : Status.UNKNOWN;
            results.add(new CheckResult(
                    "check-" + i, Kind.BUILT_IN, status, "", Instant.EPOCH, Duration.ZERO, Instant.EPOCH));
        }
        return new CheckReport(results).overall();
    }
}
