package io.opvitals.it.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.ChildResult;
import io.opvitals.it.harness.EachJdk;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.harness.RunningChild;
import io.opvitals.it.receiver.Mood;
import io.opvitals.it.receiver.OtlpReceiver;
import io.opvitals.it.receiver.Signal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

class HostApplicationIT {

    @TempDir
    Path folder;

    @EachJdk
    void output_everyWayToEnd_isTheSameAsWithoutTheAgent(Jdk jdk) {
        for (String how : List.of("return", "exit 3", "halt 4", "throw", "throw-in-thread", "non-daemon")) {
            String[] arguments = how.split(" ", -1);

            ChildResult without = new ChildJvm(jdk).run("Ending", arguments);
            ChildResult with = new ChildJvm(jdk).agent().run("Ending", arguments);

            assertThat(with.exitCode()).as(how).isEqualTo(without.exitCode());
            assertThat(with.out()).as(how).isEqualTo(without.out());
            assertThat(with.errOfApplication())
                    .as(how)
                    .isEqualTo(without.errOfApplication().stripTrailing());
            assertThat(with.agentProblems()).as(how).isEmpty();
        }
    }

    @EachJdk
    void exit_collectorIsABlackHole_isNotHeldUpLongerThanAllowed(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            receiver.become(Mood.BLACK_HOLE);
            ChildJvm jvm = new ChildJvm(jdk).agent("shutdown.timeout=1s").shipsTo(receiver.endpoint());
            try (RunningChild child = jvm.start("Ending", "exit", "7")) {
                child.awaitOut("out: exit");
                ChildResult result = child.result(Duration.ofSeconds(20)).expectExit(7);
                assertThat(result.out()).contains("hook ran");
            }
        }
    }

    @EachJdk
    void globalState_exporting_isTheSameAsWithoutTheAgent(Jdk jdk) {
        ChildResult without = facts(new ChildJvm(jdk), null);
        ChildResult with;
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            with = facts(new ChildJvm(jdk).agent().shipsTo(receiver.endpoint()), receiver);
        }

        assertThat(with.agentProblems()).isEmpty();
        assertThat(with.out()).isEqualTo(without.out());
        assertThat(with.errOfApplication()).isEqualTo(without.errOfApplication());
    }

    @EachJdk
    void logManager_ofTheApplication_isNotMadeByTheAgent(Jdk jdk) {
        ChildResult without = probeLogManager(new ChildJvm(jdk), null);
        ChildResult with;
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            with = probeLogManager(new ChildJvm(jdk).agent().shipsTo(receiver.endpoint()), receiver);
        }

        assertThat(with.out())
                .isEqualTo(without.out())
                .containsSubsequence("main started", "touching the logger", "log manager made");
    }

    @EachJdk
    void workingDirectory_readOnly_doesNotMatter(Jdk jdk) throws Exception {
        Path readOnly = Files.createDirectory(
                folder.resolve("read-only"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));

        ChildResult result = new ChildJvm(jdk)
                .agent()
                .option("-Djava.io.tmpdir=" + readOnly)
                .workingDirectory(readOnly)
                .run("Hello")
                .expectExit(0);

        assertThat(result.out()).isEqualTo("hello world\n");
        assertThat(result.agentProblems()).isEmpty();
        try (var files = Files.list(readOnly)) {
            assertThat(files).isEmpty();
        }
    }

    /** Prints twice; the second time the agent has collected and exported. */
    private static ChildResult facts(ChildJvm jvm, @Nullable OtlpReceiver receiver) {
        try (RunningChild child = jvm.start("HostFacts")) {
            child.awaitOut("printed");
            awaitDeliveries(receiver);
            child.writeLine("go on");
            return child.result().expectExit(0);
        }
    }

    private static ChildResult probeLogManager(ChildJvm jvm, @Nullable OtlpReceiver receiver) {
        jvm.option("-Djava.util.logging.manager=io.opvitals.testapp.NoisyLogManager");
        try (RunningChild child = jvm.start("LogManagerProbe")) {
            child.awaitOut("worked");
            awaitDeliveries(receiver);
            child.writeLine("go on");
            return child.result().expectExit(0);
        }
    }

    private static void awaitDeliveries(@Nullable OtlpReceiver receiver) {
        if (receiver != null) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> receiver.deliveries(Signal.METRICS).size() >= 2);
        }
    }
}
