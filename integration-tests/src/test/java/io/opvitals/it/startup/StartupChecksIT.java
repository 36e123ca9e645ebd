package io.opvitals.it.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.it.harness.Built;
import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.ChildResult;
import io.opvitals.it.harness.EachJdk;
import io.opvitals.it.harness.InstalledJdks;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.harness.RunningChild;
import io.opvitals.it.receiver.OtlpReceiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupChecksIT {

    private static final String TOOL_OPTIONS = "JAVA_TOOL_OPTIONS";

    @TempDir
    Path folder;

    @EachJdk
    void jdkTools_startedWithTheAgentInToolOptions_sayNothingOfOurs(Jdk jdk) {
        for (String[] tool :
                new String[][] {{"jps"}, {"keytool", "-help"}, {"jar", "--version"}, {"javac", "-version"}}) {
            try (RunningChild child = new ChildJvm(jdk)
                    .environment(TOOL_OPTIONS, "-javaagent:" + Built.agentJar())
                    .startTool(tool[0], Arrays.copyOfRange(tool, 1, tool.length))) {
                ChildResult result = child.result().expectExit(0);

                assertThat(result.agentLines()).isEmpty();
                assertThat(result.out()).doesNotContain("[opvitals");
            }
        }
    }

    @EachJdk
    void application_startedWithTheAgentInToolOptions_isMonitored(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            new ChildJvm(jdk)
                    .environment(TOOL_OPTIONS, "-javaagent:" + Built.agentJar())
                    .shipsTo(receiver.endpoint())
                    .run("Hello")
                    .expectExit(0);

            assertThat(receiver.metrics().calls()).containsEntry("hello.greeting success", 1L);
        }
    }

    @EachJdk
    void agent_attachedTwice_countsOnceAndSaysSo(Jdk jdk) throws Exception {
        Path copy = Files.copy(Built.agentJar(), folder.resolve("another.jar"));
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            ChildResult result = new ChildJvm(jdk)
                    .agent()
                    .agent(copy, "")
                    .shipsTo(receiver.endpoint())
                    .run("Hello")
                    .expectExit(0);

            assertThat(result.out()).isEqualTo("hello world\n");
            assertThat(result.agentLines())
                    .filteredOn(each -> each.contains("attached already"))
                    .singleElement()
                    .asString()
                    .contains("expected: one -javaagent");
            assertThat(receiver.metrics().calls()).containsEntry("hello.greeting success", 1L);
        }
    }

    @EachJdk
    void jar_renamed_works(Jdk jdk) throws Exception {
        Path folderWithSpaces = Files.createDirectory(folder.resolve("a folder, + 100% unusual"));
        Path renamed = Files.copy(Built.agentJar(), folderWithSpaces.resolve("apm.jar"));
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            ChildResult result = new ChildJvm(jdk)
                    .agent(renamed, "")
                    .shipsTo(receiver.endpoint())
                    .run("Hello")
                    .expectExit(0);

            assertThat(result.agentProblems()).isEmpty();
            assertThat(receiver.metrics().calls()).containsEntry("hello.greeting success", 1L);
        }
    }

    /** What is behind the premain is damaged; the premain itself and the jar's directory are not. */
    @EachJdk
    void jar_damagedInTheMiddle_isSaidAndTheApplicationRuns(Jdk jdk) throws Exception {
        byte[] bytes = Files.readAllBytes(Built.agentJar());
        for (int i = bytes.length / 20; i < bytes.length * 4 / 5; i++) {
            bytes[i] ^= 0x5a;
        }
        Path damaged = Files.write(folder.resolve("damaged.jar"), bytes);

        ChildResult result = new ChildJvm(jdk).agent(damaged, "").run("Hello").expectExit(0);

        assertThat(result.out()).isEqualTo("hello world\n");
        assertThat(result.agentLines())
                .anySatisfy(each -> assertThat(each)
                        .contains("damaged.jar")
                        .contains("expected: an undamaged")
                        .contains("application runs"));
    }

    /**
     * A jar is read from its end, so the JVM itself cannot open one that is cut off, and ends before any code of ours could
     * run. Nothing can be done about that from inside the jar; the message is the JVM's.
     */
    @EachJdk
    void jar_truncated_isRefusedByTheJvmItself(Jdk jdk) throws Exception {
        byte[] bytes = Files.readAllBytes(Built.agentJar());
        Path truncated = Files.write(folder.resolve("truncated.jar"), Arrays.copyOf(bytes, bytes.length / 2));

        ChildResult result = new ChildJvm(jdk).agent(truncated, "").run("Hello").expectExit(1);

        assertThat(result.err()).contains("truncated.jar").contains("Error opening zip file or JAR manifest missing");
        assertThat(result.out()).doesNotContain("hello");
    }

    @EachJdk
    void jar_startedAsAProgram_saysHowToAttach(Jdk jdk) {
        try (RunningChild child =
                new ChildJvm(jdk).startWith(List.of("-jar", Built.agentJar().toString()))) {
            ChildResult result = child.result().expectExit(0);

            assertThat(result.out()).contains("-javaagent:opvitals-agent.jar");
            assertThat(result.err()).isEmpty();
        }
    }

    /** Runs where a Java older than 17 is found; .ci/run fetches one. */
    @Test
    void java11_saysItIsTooOldAndTheApplicationRuns() throws Exception {
        List<Jdk> tooOld = new InstalledJdks().tooOld();
        Assumptions.assumeFalse(tooOld.isEmpty(), "no Java older than 17 on this machine");
        Path classes = compiledForJava8();
        for (Jdk jdk : tooOld) {
            try (RunningChild child = new ChildJvm(jdk).agent().startWith(List.of("-cp", classes.toString(), "Old"))) {
                ChildResult result = child.result().expectExit(0);

                assertThat(result.out()).isEqualToIgnoringNewLines("still here");
                assertThat(result.agentLines())
                        .singleElement()
                        .asString()
                        .contains("Java " + jdk.feature())
                        .contains("expected: 17 or newer");
            }
        }
    }

    /** The test applications are for Java 17, so this one is compiled here. */
    private Path compiledForJava8() throws IOException {
        Path source = Files.writeString(
                folder.resolve("Old.java"),
                "class Old { public static void main(String[] a) { System.out.println(\"still here\"); } }");
        int exit = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-Xlint:-options", "--release", "8", "-d", folder.toString(), source.toString());
        assertThat(exit).isZero();
        return folder;
    }
}
