package io.opvitals.agent.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opvitals.agent.health.Status;
import io.opvitals.agent.time.FakeTicker;
import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

class BuiltInChecksTest {

    @Test
    void disk_thatIsFullerThanAllowed_isUnhealthy() {
        List<File> here = List.of(new File("").getAbsoluteFile(), new File("/no/such/place"));

        assertThat(new DiskCheck(here, () -> 1).look().status()).isEqualTo(Status.HEALTHY);
        Finding full = new DiskCheck(here, () -> 0).look();
        assertThat(full.status()).isEqualTo(Status.UNHEALTHY);
        assertThat(full.message()).matches("\\d+ % used at /.* \\(expected: at most 0 %\\)");
        assertThat(new DiskCheck(List.of(new File("/no/such/place")), () -> 1)
                        .look()
                        .status())
                .isEqualTo(Status.UNKNOWN);
    }

    @Test
    void memory_isJudgedByWhatACollectionLeaves() {
        MemoryCheck check = new MemoryCheck(() -> 0.9);

        assertThat(check.judge(0, 100L << 20).status()).isEqualTo(Status.HEALTHY);
        assertThat(check.judge(80L << 20, 100L << 20).message()).isEqualTo("80 % of 100 MiB used after a collection");
        assertThat(check.judge(95L << 20, 100L << 20))
                .isEqualTo(Finding.unhealthy("95 % of 100 MiB used after a collection (expected: at most 90 %)"));
        System.gc();
        assertThat(check.look().message()).contains("used after a collection");
    }

    @Test
    void cpu_isUnhealthyOnlyWhenItStaysBusy() {
        FakeTicker ticker = new FakeTicker();
        CpuCheck check = new CpuCheck(() -> 0.95, ticker);

        assertThat(check.judge(-1).status()).isEqualTo(Status.UNKNOWN);
        assertThat(check.judge(Double.NaN).status()).isEqualTo(Status.UNKNOWN);
        assertThat(check.judge(0.5).status()).isEqualTo(Status.HEALTHY);
        assertThat(check.judge(0.99).status()).isEqualTo(Status.HEALTHY);
        ticker.advance(Duration.ofSeconds(59));
        assertThat(check.judge(1).status()).isEqualTo(Status.HEALTHY);
        ticker.advance(Duration.ofSeconds(11));
        assertThat(check.judge(0.99))
                .isEqualTo(Finding.unhealthy("99 % of the processors used, busy for 70 s (expected: at most 95 %)"));
        assertThat(check.judge(0.9).status()).isEqualTo(Status.HEALTHY);
        assertThat(check.judge(0.99).status()).isEqualTo(Status.HEALTHY);
        assertThat(check.look().status()).isNotNull();
    }

    @Test
    void deadlock_isFoundAndItsThreadsAreNamed() {
        assertThat(new DeadlockCheck().look()).isEqualTo(Finding.healthy("no deadlock"));

        ReentrantLock a = new ReentrantLock();
        ReentrantLock b = new ReentrantLock();
        Thread first = lockBoth("waits-for-b", a, b);
        Thread second = lockBoth("waits-for-a", b, a);

        await().untilAsserted(() -> {
            Finding finding = new DeadlockCheck().look();
            assertThat(finding.status()).isEqualTo(Status.UNHEALTHY);
            assertThat(finding.message())
                    .startsWith("2 threads wait for each other: ")
                    .contains("'waits-for-a'", "'waits-for-b'");
        });
        first.interrupt();
        second.interrupt();
    }

    private static Thread lockBoth(String name, ReentrantLock held, ReentrantLock wanted) {
        Thread thread = new Thread(
                () -> {
                    held.lock();
                    try {
                        while (!wanted.isLocked()) {
                            Thread.onSpinWait();
                        }
                        wanted.lockInterruptibly();
                    } catch (InterruptedException e) {
                        // The test is over.
                    } finally {
                        held.unlock();
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
