package io.opvitals.it.jfr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.ChildResult;
import io.opvitals.it.harness.EachJdk;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.harness.RunningChild;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.io.TempDir;

class FlightRecorderIT {

    @TempDir
    Path folder;

    @EachJdk
    void noRecording_loadsNoClassOfTheRecorder(Jdk jdk) {
        ChildResult result;
        try (RunningChild child = new ChildJvm(jdk)
                .agent("console.interval=1s")
                .option("-Xlog:class+load:file=" + folder.resolve("classes.txt"))
                .start("Loop")) {
            child.ask("call 10");
            child.awaitOut("\n  step ");
            child.endInput();
            result = child.result().expectExit(0);
        }

        assertThat(result.agentProblems()).isEmpty();
        assertThat(folder.resolve("classes.txt"))
                .content()
                .contains("io.opvitals.agent.jfr.FlightRecorder ")
                .doesNotContain("io.opvitals.agent.jfr.Call")
                .doesNotContain(" jdk.jfr.");
    }

    @EachJdk
    void recording_thatDoesNotAsk_hasNoCalls(Jdk jdk) throws Exception {
        Path file = folder.resolve("calls.jfr");
        try (RunningChild child = new ChildJvm(jdk)
                .agent()
                .option("-XX:StartFlightRecording:filename=" + file + ",settings=profile")
                .start("Loop")) {
            child.ask("call 10");
            awaitRegistered(jdk, child);
            child.ask("call 10");
            child.endInput();
            child.result().expectExit(0);
        }

        assertThat(calls(file)).isEmpty();
    }

    @EachJdk
    void recording_startedWhileTheApplicationRuns_hasEachCallUntilItStops(Jdk jdk) throws Exception {
        Path file = folder.resolve("calls.jfr");
        Path second = folder.resolve("later.jfr");
        try (RunningChild child = new ChildJvm(jdk).agent().start("Loop")) {
            child.ask("call 10");
            jcmd(jdk, child, "JFR.start", "name=calls", "+opvitals.Call#enabled=true");
            awaitCalls(jdk, child, file);
            int before = calls(file).size();
            child.ask("call 200");
            child.ask("fail 3");
            jcmd(jdk, child, "JFR.stop", "name=calls", "filename=" + file);

            List<RecordedEvent> calls = calls(file);
            assertThat(calls).hasSize(before + 203);
            assertThat(calls).allSatisfy(each -> {
                assertThat(each.getString("wrapper")).isEqualTo("loop");
                assertThat(each.getString("operation")).isEqualTo("step");
                assertThat(each.getDuration()).isPositive();
                assertThat(each.getThread().getJavaName()).isEqualTo("main");
            });
            assertThat(calls.stream().filter(each -> each.getString("outcome").equals("error")))
                    .hasSize(3)
                    .allSatisfy(each ->
                            assertThat(each.getString("errorType")).isEqualTo("java.lang.IllegalStateException"));
            assertThat(calls.stream().filter(each -> each.getString("outcome").equals("success")))
                    .hasSize(before + 200)
                    .allSatisfy(each -> assertThat(each.getString("errorType")).isNull());

            jcmd(jdk, child, "JFR.start", "name=others");
            child.ask("call 10");
            jcmd(jdk, child, "JFR.stop", "name=others", "filename=" + second);
            assertThat(calls(second)).isEmpty();
            child.endInput();
            assertThat(child.result().expectExit(0).agentProblems()).isEmpty();
        }
    }

    /** The agent looks once a second: calls until a recording has one. */
    private static void awaitCalls(Jdk jdk, RunningChild child, Path file) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> {
                    child.ask("call 1");
                    jcmd(jdk, child, "JFR.dump", "name=calls", "filename=" + file);
                    return !calls(file).isEmpty();
                });
    }

    private static void awaitRegistered(Jdk jdk, RunningChild child) {
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        jcmd(jdk, child, "GC.class_histogram").out().contains("io.opvitals.agent.jfr.CallRecording"));
    }

    private static ChildResult jcmd(Jdk jdk, RunningChild child, String... command) {
        String[] arguments = new String[command.length + 1];
        arguments[0] = Long.toString(child.pid());
        System.arraycopy(command, 0, arguments, 1, command.length);
        try (RunningChild tool = new ChildJvm(jdk).startTool("jcmd", arguments)) {
            return tool.result();
        }
    }

    private static List<RecordedEvent> calls(Path file) throws IOException {
        return RecordingFile.readAllEvents(file).stream()
                .filter(each -> each.getEventType().getName().equals("opvitals.Call"))
                .toList();
    }
}
