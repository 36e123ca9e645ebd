package io.opvitals.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.audit.AuditEntry;
import io.opvitals.agent.audit.AuditLog;
import io.opvitals.agent.config.schema.ConfigurationSchema;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.secret.PasswordHash;
import io.opvitals.agent.storage.DataDirectory;
import io.opvitals.agent.time.Ticker;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command as the premain calls it, without the shipped jar. */
class CommandEntryTest {

    private static final Instant START = Instant.parse("2026-11-21T14:00:00Z");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void help_ofAll_listsEveryCommandWithoutColours() {
        assertThat(run("--help")).isZero();

        assertThat(out()).contains("attach", "validate", "schema", "encrypt", "hash-password", "audit");
        assertThat(out()).contains("Exit codes: 0 done").doesNotContain("\u001b");
        assertThat(run()).isZero();
    }

    @Test
    void help_ofEach_tellsHowToWriteIt() {
        for (String each : new String[] {"attach", "validate", "schema", "encrypt", "hash-password", "audit"}) {
            out.reset();
            assertThat(run(each, "--help")).isZero();
            assertThat(out()).startsWith("Usage: java -jar opvitals-agent.jar " + each);
        }
        assertThat(run("audit", "verify", "-h")).isZero();
    }

    @Test
    void version_asked_isPrinted() {
        assertThat(run("--version")).isZero();

        assertThat(out()).isEqualTo("opvitals-agent 1.2.3\n");
    }

    @Test
    void wrongUsage_saysWhatIsExpected() {
        assertThat(run("atach", "1")).isEqualTo(2);
        assertThat(err())
                .contains("opvitals-agent: 'atach' (expected: attach, validate, schema, ")
                .endsWith("perhaps attach\n");
        assertThat(run("attach")).isEqualTo(2);
        assertThat(err()).contains("'PID' (expected: java -jar opvitals-agent.jar attach PID [SETTINGS])");
        assertThat(run("validate", "--environment", "test", "x.yaml")).isEqualTo(2);
        assertThat(err()).contains("--environment 'test' (expected: one of development, staging, production)");
        assertThat(run("audit", "verify", "--noted", "x")).isEqualTo(2);
        assertThat(run("schema", "--jsn")).isEqualTo(2);
        assertThat(out()).isEmpty();
    }

    @Test
    void validate_rightFile_isValid() throws IOException {
        String file =
                write("right.yaml", "health:\n  window: 10m\nenvironments:\n  production:\n    log.level: error\n");

        assertThat(run("validate", file)).isZero();
        assertThat(out()).isEqualTo(file + ": valid\n");
    }

    @Test
    void validate_wrongFile_saysEverythingWithItsPlace() throws IOException {
        String file = write(
                "wrong.yaml",
                "health:\n  window: 5x\n  healthy-from: 2\nserver:\n  prot: 1\noutcome.rules: nonsense here\n");

        assertThat(run("validate", file)).isEqualTo(1);
        assertThat(out())
                .contains(file + ":2:11: opvitals.health.window: '5x' (expected: a duration")
                .contains(file + ":3:17: opvitals.health.healthy-from: '2' (expected: a number from 0 to 1")
                .contains(file + ":5:3: 'server.prot' is not known (expected: perhaps opvitals.server.port)");
    }

    @Test
    void validate_whatDoesNotFitTogether_isFoundInEachEnvironment() throws IOException {
        String file = write(
                "together.yaml",
                "outcome.rules: nonsense here\nenvironments:\n  staging:\n    health: {healthy-from: 0.4, degraded-from: 0.5}\n");

        assertThat(run("validate", file)).isEqualTo(1);
        assertThat(out())
                .contains("together.yaml:1:16: opvitals.outcome.rules: ")
                .contains("degraded-from: 0.5");
        out.reset();
        assertThat(run("validate", "--environment", "development", file)).isEqualTo(1);
        assertThat(out()).contains("opvitals.outcome.rules").doesNotContain("degraded-from");
    }

    @Test
    void validate_whatOnlyItsFeatureCanJudge_isFoundBesideTheRest() throws IOException {
        String file = write("features.yaml", """
                cost.time-zone: Mars
                alert.channel:
                  team: {type: slack}
                  log: {type: file}
                  other: {type: carrier-pigeon}
                wrapper.shop.slo: {availability: 1}
                """);

        assertThat(run("validate", file)).isEqualTo(1);
        assertThat(out())
                .contains("opvitals.cost.time-zone: 'Mars' (expected: ")
                .contains("opvitals.alert.channel.team.url")
                .contains("opvitals.alert.channel.log.path")
                .contains("'carrier-pigeon'")
                .contains("opvitals.wrapper.shop.slo.availability");
    }

    @Test
    void validate_json_isForPrograms() throws IOException {
        String file = write("wrong.yaml", "health:\n  window: 5x\n");

        assertThat(run("validate", "--json", file)).isEqualTo(1);
        assertThat(out().replaceAll("\\s+", " "))
                .contains("\"valid\" : false")
                .contains("\"key\" : \"opvitals.health.window\", \"line\" : 2, \"column\" : 11");
    }

    @Test
    void validate_noSuchFile_isWrong() {
        assertThat(run("validate", folder.resolve("none.yaml").toString())).isEqualTo(1);
        assertThat(out()).contains("none.yaml").contains("not there");
    }

    @Test
    void schema_isThatOfTheSettings() {
        assertThat(run("schema")).isZero();

        assertThat(out()).isEqualTo(ConfigurationSchema.text());
    }

    @Test
    void encrypt_withKeyFile_opensAgainInTheConfiguration() throws IOException {
        Path key = folder.resolve("key");
        assertThat(runWith("sk-hush\n", "encrypt", "--key-file", key.toString()))
                .isZero();
        String sealed = out().strip();
        assertThat(err())
                .contains("A new key is in " + key)
                .doesNotContain(Files.readString(key).strip());
        assertThat(Files.getPosixFilePermissions(key)).hasSize(2);

        out.reset();
        assertThat(runWith("other", "encrypt", "--json", "--key-file", key.toString()))
                .isZero();
        assertThat(out()).startsWith("{\"value\":\"${enc:").endsWith("}\"}\n");

        String file = write(
                "sealed.yaml",
                "config.key-file: " + key + "\nwrapper:\n  llm:\n    api-key: " + sealed
                        + "\n    endpoint: ${env:NONE_SUCH}\n");
        out.reset();
        assertThat(run("validate", file)).isEqualTo(1);
        assertThat(out()).contains("${env:NONE_SUCH}").doesNotContain("api-key").doesNotContain("sk-hush");
    }

    @Test
    void encrypt_withoutKey_printsANewOneApart() {
        assertThat(runWith("sk-hush", "encrypt")).isZero();

        assertThat(out()).startsWith("${enc:");
        assertThat(err()).contains("OPVITALS_CONFIG_KEY");
        assertThat(err().lines().toList()).hasSize(2);
    }

    @Test
    void encrypt_nothing_fails() {
        assertThat(runWith("\n", "encrypt")).isEqualTo(1);
        assertThat(err()).contains("stdin has nothing in it");
    }

    @Test
    void hashPassword_piped_canBeChecked() {
        assertThat(runWith("correct horse\n", "hash-password")).isZero();
        assertThat(PasswordHash.parse(out().strip()).matches("correct horse".toCharArray()))
                .isTrue();

        assertThat(runWith("short", "hash-password")).isEqualTo(1);
        assertThat(err()).contains("a password of 5 characters (expected: 12 or more)");
    }

    @Test
    void auditVerify_intactAndEdited_areTold() throws IOException {
        String head = audit(3);

        assertThat(run("audit", "verify", folder.toString())).isZero();
        assertThat(out()).contains("jvm-1: intact, 3 entries, 1 to 3; the latest is 3:" + head);
        assertThat(run(
                        "audit",
                        "verify",
                        "--noted",
                        "3:" + head,
                        folder.resolve("jvm-1").toString()))
                .isZero();
        assertThat(run("audit", "verify", "--noted", "2:" + head, folder.toString()))
                .isEqualTo(1);
        assertThat(err()).contains("entry 2 is not there as it was noted");

        Path log = folder.resolve("jvm-1/audit-000000000001.jsonl");
        Files.writeString(log, Files.readString(log).replaceFirst("\"actor\":\"ann\"", "\"actor\":\"bob\""));
        out.reset();
        assertThat(run("audit", "verify", folder.toString())).isEqualTo(1);
        assertThat(out())
                .contains("jvm-1: not as it was written, 3 entries")
                .contains("audit-000000000001.jsonl:1: entry 1 is not as it was written");
        out.reset();
        assertThat(run("audit", "verify", "--json", folder.toString())).isEqualTo(1);
        assertThat(out()).contains("\"intact\" : false");
    }

    @Test
    void auditVerify_noLog_fails() {
        assertThat(run("audit", "verify", folder.toString())).isEqualTo(1);
        assertThat(err()).contains("no audit log in " + folder);
    }

    private String audit(int entries) throws IOException {
        AgentLog log = new AgentLog(new PrintStream(err), AgentLog.Level.OFF, () -> START, Ticker.system());
        try (DataDirectory data = new DataDirectory(folder.toString())) {
            AuditLog audit = new AuditLog(data, log);
            for (int i = 0; i < entries; i++) {
                audit.append(new AuditEntry(START, "ann", "127.0.0.1", "config.change", "a", "", "b"));
            }
            return audit.verify().head();
        }
    }

    private String write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private int runWith(String input, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return run(arguments);
        } finally {
            System.setIn(before);
        }
    }

    private int run(String... arguments) {
        return CommandEntry.run(
                arguments,
                "1.2.3",
                new File("opvitals-agent.jar"),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
