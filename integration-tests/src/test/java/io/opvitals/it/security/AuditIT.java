package io.opvitals.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.it.harness.AnyJdk;
import io.opvitals.it.harness.Built;
import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.ChildResult;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.harness.RunningChild;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class AuditIT {

    private static final String CONFIG = "/api/v1/config";

    @TempDir
    Path folder;

    @AnyJdk
    void changes_afterKill_holdAndAreAudited(Jdk jdk) throws Exception {
        try (RunningChild child = started(jdk)) {
            AgentHttp agent = new AgentHttp(child);
            change(agent, "\"health.minimum-calls\":\"7\"");
            change(agent, "\"health.minimum-calls\":\"9\"");
            ProcessHandle.of(child.pid()).orElseThrow().destroyForcibly();
            child.result();
        }
        try (RunningChild child = started(jdk)) {
            AgentHttp agent = new AgentHttp(child);
            assertThat(agent.get(CONFIG + "?given=true").body())
                    .contains("\"key\":\"opvitals.health.minimum-calls\",\"value\":\"9\",\"layer\":\"run-time\"");
            change(agent, "\"health.minimum-calls\":null");
            assertThat(agent.get("/api/v1/audit").body())
                    .contains("\"number\":3")
                    .contains("\"from\":\"9\"");
            assertThat(verify(jdk).expectExit(0).out()).contains("jvm-1: intact, 3 entries, 1 to 3");
            child.endInput();
            child.result().expectExit(0);
        }
    }

    @AnyJdk
    void editedLog_isToldByTheServerAndTheCommand_alsoAfterMoreEntries(Jdk jdk) throws Exception {
        try (RunningChild child = started(jdk)) {
            AgentHttp agent = new AgentHttp(child);
            change(agent, "\"log.level\":\"debug\"");
            change(agent, "\"log.level\":\"info\"");
            Path log = folder.resolve("jvm-1/audit-000000000001.jsonl");
            Files.writeString(log, Files.readString(log).replaceFirst("\"actor\":\"[^\"]*\"", "\"actor\":\"bob\""));

            assertThat(agent.get("/api/v1/audit/verify").body())
                    .contains("\"intact\":false")
                    .contains("audit-000000000001.jsonl:1: entry 1 is not as it was written");
            change(agent, "\"log.level\":null");
            assertThat(verify(jdk).expectExit(1).out())
                    .contains("jvm-1: not as it was written, 3 entries")
                    .contains("audit-000000000001.jsonl:1: entry 1 is not as it was written");
            child.endInput();
            child.result().expectExit(0);
        }
    }

    @AnyJdk
    void dataDirectory_thatCannotBeMade_leavesEverythingRunning(Jdk jdk) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in its place");
        try (RunningChild child =
                new ChildJvm(jdk).agent("server.port=0;data.directory=" + file).start("Loop")) {
            AgentHttp agent = new AgentHttp(child);
            change(agent, "\"health.minimum-calls\":\"7\"");

            assertThat(agent.get(CONFIG + "?given=true").body()).contains("\"value\":\"7\"");
            assertThat(agent.get("/api/v1/audit/verify").body()).contains("\"intact\":true");
            child.awaitErr("the audit log is in memory only: data directory " + file);
            child.ask("call 10");
            child.endInput();
            child.result().expectExit(0);
        }
    }

    private RunningChild started(Jdk jdk) {
        return new ChildJvm(jdk).agent("server.port=0;data.directory=" + folder).start("Loop");
    }

    private ChildResult verify(Jdk jdk) {
        List<String> command = List.of("-jar", Built.agentJar().toString(), "audit", "verify", folder.toString());
        try (RunningChild child = new ChildJvm(jdk).startWith(command)) {
            return child.result();
        }
    }

    private static void change(AgentHttp agent, String changes) {
        assertThat(agent.send("PATCH", CONFIG, "{\"changes\":{" + changes + "}}")
                        .statusCode())
                .isEqualTo(200);
    }
}
