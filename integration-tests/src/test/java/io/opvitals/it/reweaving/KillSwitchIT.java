package io.opvitals.it.reweaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opvitals.it.harness.Built;
import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.ChildResult;
import io.opvitals.it.harness.EachJdk;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.harness.RunningChild;
import io.opvitals.it.receiver.OtlpReceiver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

class KillSwitchIT {

    /** Half a second above what is promised, for a machine that is busy with other tests. */
    private static final Duration AT_ONCE = Duration.ofMillis(1_500);

    @TempDir
    Path folder;

    @EachJdk
    void killSwitchFile_madeAndDeleted_stopsAndResumesRecording(Jdk jdk) throws Exception {
        Path kill = folder.resolve("kill");
        try (OtlpReceiver receiver = new OtlpReceiver();
                RunningChild child = new ChildJvm(jdk)
                        .agent("kill-switch.file=" + kill)
                        .agent(Built.appJar(), "")
                        .shipsTo(receiver.endpoint())
                        .start("Bytecode")) {
            child.ask("call 100");
            child.ask("dump");
            child.ask("call 0");
            awaitGauge(receiver, "opvitals.agent.enabled", 1);

            Files.createFile(kill);
            long start = System.nanoTime();
            child.awaitErr("recording is off: " + kill + " exists (expected for recording: no such file)");
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            assertThat(took).isLessThan(AT_ONCE);
            child.ask("call 50");
            child.awaitErr("now 0 methods of 0 classes are woven");
            awaitGauge(receiver, "opvitals.agent.enabled", 0);
            awaitGauge(receiver, "opvitals.agent.methods.woven", 0);
            child.ask("call 50");
            child.ask("dump");

            Files.delete(kill);
            child.awaitErr("recording is on again");
            // And the one of the class that the other agent has used.
            awaitGauge(receiver, "opvitals.agent.methods.woven", 2);
            child.ask("call 1000");
            awaitGauge(receiver, "opvitals.agent.enabled", 1);
            child.endInput();
            ChildResult result = child.result().expectExit(0);

            System.out.println(jdk + ": off after " + took.toMillis() + " ms");
            assertThat(receiver.metrics().calls()).containsEntry("bytecode.target success", 1_100L);
            assertThat(receiver.metrics().inFlight()).isZero();
            assertThat(receiver.metrics().wentBack()).isEmpty();
            assertThat(result.out()).contains("answer 2: woven").contains("answer 6: original");
        }
    }

    @EachJdk
    void configuration_sayingEnabledFalse_stopsRecordingToo(Jdk jdk) throws Exception {
        Path file = Files.writeString(folder.resolve("opvitals.yaml"), "");
        try (OtlpReceiver receiver = new OtlpReceiver();
                RunningChild child = new ChildJvm(jdk)
                        .agent("config.file=" + file)
                        .shipsTo(receiver.endpoint())
                        .start("Loop")) {
            child.ask("call 100");
            awaitGauge(receiver, "opvitals.agent.enabled", 1);

            Files.writeString(file, "enabled: false");
            child.awaitErr("recording is off: " + file + ":1:10: opvitals.enabled=false");
            child.ask("call 50");
            awaitGauge(receiver, "opvitals.agent.methods.woven", 0);
            Files.writeString(file, "enabled: true ");
            child.awaitErr("recording is on again");
            child.ask("call 1");
            awaitGauge(receiver, "opvitals.agent.methods.woven", 1);
            child.ask("call 1000");
            child.endInput();
            child.result().expectExit(0);

            // The single call came while the class may or may not have been woven again.
            assertThat(receiver.metrics().calls().get("loop.step success")).isBetween(1_100L, 1_101L);
        }
    }

    @EachJdk
    void killSwitchFile_thereAtTheStart_recordsNothingUntilItIsGone(Jdk jdk) throws Exception {
        Path kill = Files.createFile(folder.resolve("kill"));
        try (OtlpReceiver receiver = new OtlpReceiver();
                RunningChild child = new ChildJvm(jdk)
                        .agent("kill-switch.file=" + kill)
                        .shipsTo(receiver.endpoint())
                        .start("Loop")) {
            child.ask("call 100");
            child.awaitErr("nothing is recorded: " + kill + " exists");
            awaitGauge(receiver, "opvitals.agent.enabled", 0);

            Files.delete(kill);
            awaitGauge(receiver, "opvitals.agent.methods.woven", 1);
            child.ask("call 10");
            child.endInput();
            child.result().expectExit(0);

            assertThat(receiver.metrics().calls()).containsEntry("loop.step success", 10L);
        }
    }

    private static void awaitGauge(OtlpReceiver receiver, String metric, double value) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(receiver.metrics().numbers(metric).values()).containsExactly(value));
    }
}
