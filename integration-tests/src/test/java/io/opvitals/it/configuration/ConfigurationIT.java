package io.opvitals.it.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opvitals.it.harness.AnyJdk;
import io.opvitals.it.harness.Built;
import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.ChildResult;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.harness.RunningChild;
import io.opvitals.it.receiver.OtlpReceiver;
import io.opvitals.it.receiver.ReceivedLogs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationIT {

    /** A second above what is promised, for a machine that is busy with other tests. */
    private static final Duration SOON = Duration.ofSeconds(3);

    @TempDir
    Path folder;

    @AnyJdk
    void file_inTheWorkingDirectory_isReadAndFollowed(Jdk jdk) throws Exception {
        Path file = folder.resolve("opvitals.yaml");
        Files.writeString(file, "log.level: info\n");
        try (OtlpReceiver receiver = new OtlpReceiver();
                RunningChild child = new ChildJvm(jdk)
                        .agent()
                        .workingDirectory(folder)
                        .shipsTo(receiver.endpoint())
                        .start("Loop")) {
            child.ask("call 10");
            // Then the file is watched.
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> receiver.metrics().calls().containsKey("loop.step success"));

            long start = System.nanoTime();
            Files.writeString(file, "log.level: debug\nenabled: false\n");
            child.awaitErr("recording is off: " + file.toRealPath() + ":2:10: opvitals.enabled=false");
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            child.awaitErr("is read, 2 settings are changed");
            Files.writeString(file, "log.level: loud\nenabled: true\n");
            child.awaitErr(file.toRealPath() + ":1:12: opvitals.log.level: 'loud' (expected: one of debug, ");
            child.ask("call 10");
            child.endInput();
            child.result().expectExit(0);

            System.out.println(jdk + ": a change of the file held after " + took.toMillis() + " ms");
            assertThat(took).isLessThan(SOON);
            assertThat(child.err()).doesNotContain("recording is on again");
            assertThat(receiver.logs().named("opvitals.configuration.changed"))
                    .extracting(ReceivedLogs::body)
                    .containsExactly(
                            "opvitals.enabled is 'false', was 'true': " + file.toRealPath() + ":2:10",
                            "opvitals.log.level is 'debug', was 'info': " + file.toRealPath() + ":1:12");
        }
    }

    @AnyJdk
    void firstConfiguration_invalid_leavesTheApplicationUnmonitoredUntilItIsPutRight(Jdk jdk) throws Exception {
        Path file = folder.resolve("own.yaml");
        Files.writeString(file, "helth.window: 1m\nhealth:\n  minimum-calls: few\n");
        try (OtlpReceiver receiver = new OtlpReceiver();
                RunningChild child = new ChildJvm(jdk)
                        .agent("config.file=" + file)
                        .shipsTo(receiver.endpoint())
                        .start("Loop")) {
            child.ask("call 100");
            child.awaitErr(file + ":1:1: 'helth.window' is not known (expected: perhaps opvitals.health.window)");
            child.awaitErr(file + ":3:18: opvitals.health.minimum-calls: 'few' (expected: a whole number from 1)");
            child.awaitErr("nothing is recorded: the configuration is invalid");

            Files.writeString(file, "health.window: 1m\n");
            child.awaitErr("recording is on again");
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(receiver.metrics()
                                    .numbers("opvitals.agent.methods.woven")
                                    .values())
                            .containsExactly(1.0));
            child.ask("call 10");
            child.endInput();
            child.result().expectExit(0);

            assertThat(receiver.metrics().calls()).containsEntry("loop.step success", 10L);
        }
    }

    @AnyJdk
    void failOnInvalidConfig_endsTheJvmWithAClearMessage(Jdk jdk) throws Exception {
        Path file = folder.resolve("own.yaml");
        Files.writeString(file, "fail-on-invalid-config: true\nlog.level: loud\n");

        ChildResult result =
                new ChildJvm(jdk).agent("config.file=" + file).run("Hello").expectExit(2);

        assertThat(result.out()).isEmpty();
        assertThat(result.errOfApplication()).isEmpty();
        assertThat(result.err())
                .contains(file + ":2:12: opvitals.log.level: 'loud'")
                .contains("the JVM ends, because the configuration is invalid");
    }

    @AnyJdk
    void withoutAFile_noClassThatReadsOneIsLoaded(Jdk jdk) throws Exception {
        Path classes = folder.resolve("classes.log");
        String logging = "-Xlog:class+load:file=" + classes;

        new ChildJvm(jdk).agent().option(logging).run("Hello").expectExit(0);
        List<String> without = Files.readAllLines(classes);
        Path file = Files.writeString(folder.resolve("own.yaml"), "log.level: warn\n");
        new ChildJvm(jdk)
                .agent("config.file=" + file)
                .option(logging)
                .run("Hello")
                .expectExit(0);

        assertThat(without).anyMatch(each -> each.contains("io.opvitals.agent.config.Settings"));
        assertThat(without).noneMatch(each -> each.contains("snakeyaml") || each.contains("config.document"));
        assertThat(Files.readAllLines(classes)).anyMatch(each -> each.contains("snakeyaml"));
    }

    @AnyJdk
    void sampleConfiguration_isValidInEveryEnvironment(Jdk jdk) {
        Path sample = Built.sampleConfiguration();
        for (String environment : List.of("development", "staging")) {
            ChildResult result = new ChildJvm(jdk)
                    .agent("config.file=" + sample)
                    // Where ./demo starts it: what the file names is named from there.
                    .workingDirectory(sample.resolve("../..").normalize())
                    .environment("OPVITALS_ENVIRONMENT", environment)
                    .environment("OPVITALS_SERVER_ENABLED", "false")
                    .run("Hello")
                    .expectExit(0);

            assertThat(result.agentProblems()).isEmpty();
        }
    }
}
