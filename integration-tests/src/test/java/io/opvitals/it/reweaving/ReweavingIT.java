package io.opvitals.it.reweaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.ChildResult;
import io.opvitals.it.harness.EachJdk;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.harness.RunningChild;
import io.opvitals.it.receiver.OtlpReceiver;
import io.opvitals.it.receiver.ReceivedMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;

/**
 * Law: while hundreds of methods are woven and unwoven under load, a call of a method that stays woven is counted exactly
 * once, and a call of one that comes and goes at most once; nothing grows, and no class breaks.
 */
class ReweavingIT {

    /** A minute with {@code -Dit.reweaving.seconds=60}. */
    private static final Duration HOW_LONG = Duration.ofSeconds(Long.getLong("it.reweaving.seconds", 10));

    private static final int THREADS = 8;
    private static final int LOADERS = 50;

    /** Of each class loader: ten of Churn that come and go besides last0 and last1, and one of LoudChurn. */
    private static final int SWAPPED = LOADERS * 13;

    private static final int KEPT = LOADERS * 11;
    private static final int METASPACE_CHANGES = 20;
    private static final double METASPACE_MAY_GROW = 0.05;

    private static final String KEPT_CALLS = "churn.keep0 success";
    private static final String SWAPPED_CALLS = "churn.swap0 success";
    private static final String KEEP = "instrumentation.include: '*Churn#keep*'\n";
    private static final String KEEP_AND_SWAP =
            "instrumentation.include: ['*Churn#keep*', '*Churn#swap*', '*Churn#last*']\n";

    @TempDir
    Path folder;

    @EachJdk
    void methods_wovenAndUnwovenUnderLoad_loseAndDoubleNoCall(Jdk jdk) throws Exception {
        Path file = write(folder.resolve("opvitals.yaml"), KEEP_AND_SWAP);
        try (OtlpReceiver receiver = new OtlpReceiver();
                RunningChild child = new ChildJvm(jdk)
                        .agent("config.file=" + file + ";governor.cpu-budget=off")
                        .shipsTo(receiver.endpoint())
                        .start("Reweaving", String.valueOf(THREADS), String.valueOf(LOADERS))) {
            child.awaitOut("loaded");
            awaitWoven(receiver, KEPT + SWAPPED);
            child.ask("last 100");

            int changes = 0;
            long until = System.nanoTime() + HOW_LONG.toNanos();
            while (System.nanoTime() < until || changes % 2 == 1) {
                changes++;
                change(child, file, changes % 2 == 0 ? KEEP_AND_SWAP : KEEP, changes);
            }
            awaitWoven(receiver, KEPT + SWAPPED);
            child.ask("last 1000");
            changes++;
            change(child, file, KEEP, changes);
            awaitWoven(receiver, KEPT);
            assertSwappedAreNotCountedAnyMore(receiver);
            child.endInput();
            ChildResult result = child.result().expectExit(0);

            System.out.println(jdk + ": " + changes + " changes of " + SWAPPED + " methods, "
                    + result.truth().values().stream()
                            .mapToLong(Long::longValue)
                            .sum() + " calls");
            Map<String, Long> counted = new TreeMap<>(receiver.metrics().calls());
            assertThat(counted).containsKey("churn.swap0 success");
            counted.keySet().removeIf(each -> each.contains(".swap"));
            assertThat(counted).isEqualTo(result.truth());
            assertThat(receiver.metrics().wentBack()).isEmpty();
            assertThat(receiver.metrics().inFlight()).isZero();
            assertThat(result.number("linkageErrors")).isZero();
            assertThat(result.err()).doesNotContain("VerifyError");
            assertThat(result.agentProblems()).isEmpty();
        }
    }

    /**
     * Java 17 keeps old versions of hot methods with the compiled code that used them (docs/decisions/0009): there, without
     * load.
     */
    @EachJdk
    void metaspace_afterManyChanges_isFlat(Jdk jdk) throws Exception {
        Path file = write(folder.resolve("opvitals.yaml"), KEEP_AND_SWAP);
        String threads = jdk.feature() < 21 ? "0" : "2";
        try (OtlpReceiver receiver = new OtlpReceiver();
                RunningChild child = new ChildJvm(jdk)
                        .agent("config.file=" + file + ";governor.cpu-budget=off")
                        .shipsTo(receiver.endpoint())
                        .start("Reweaving", threads, "10")) {
            child.awaitOut("loaded");
            child.ask("last 10");
            for (int i = 1; i <= 2 * METASPACE_CHANGES; i++) {
                change(child, file, i % 2 == 0 ? KEEP_AND_SWAP : KEEP, i);
                if (i % METASPACE_CHANGES == 0) {
                    child.ask("metaspace");
                }
            }
            child.endInput();
            ChildResult result = child.result().expectExit(0);

            System.out.println(jdk + ": metaspace from " + result.number("metaspace2") + " to "
                    + result.number("metaspace3") + " bytes in " + METASPACE_CHANGES + " changes");
            assertThat((double) result.number("metaspace3"))
                    .isLessThan(result.number("metaspace2") * (1 + METASPACE_MAY_GROW));
        }
    }

    /** Their operations are behind the door as before: only code without a call of it leaves them as they are. */
    private static void assertSwappedAreNotCountedAnyMore(OtlpReceiver receiver) {
        // What was counted before the change may be in the next report, and that in the one after.
        awaitMoreCalls(receiver);
        awaitMoreCalls(receiver);
        long before = receiver.metrics().calls().get(SWAPPED_CALLS);
        awaitMoreCalls(receiver);
        assertThat(receiver.metrics().calls()).containsEntry(SWAPPED_CALLS, before);
    }

    private static void awaitMoreCalls(OtlpReceiver receiver) {
        long before = receiver.metrics().calls().get(KEPT_CALLS);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> receiver.metrics().calls().get(KEPT_CALLS) > before);
    }

    private static void change(RunningChild child, Path file, String content, int number) throws IOException {
        // Never the same size twice, so that a coarse clock of the file system hides no change.
        write(file, content + "#" + "x".repeat(number) + "\n");
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> {
                    long done = child.err()
                            .lines()
                            .filter(each -> each.contains("reweaving done"))
                            .count();
                    return done >= number;
                });
    }

    private static Path write(Path file, String content) throws IOException {
        Path written = Files.writeString(file.resolveSibling("new"), content);
        return Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void awaitWoven(OtlpReceiver receiver, int methods) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            ReceivedMetrics metrics = receiver.metrics();
            assertThat(metrics.numbers("opvitals.agent.methods.woven").values()).containsExactly((double) methods);
        });
    }
}
