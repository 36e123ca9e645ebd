package io.opvitals.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.it.harness.AnyJdk;
import io.opvitals.it.harness.Built;
import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.ChildResult;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.harness.RunningChild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class CommandLineIT {

    @TempDir
    Path folder;

    @AnyJdk
    void help_piped_isPlainAndComplete(Jdk jdk) {
        ChildResult help = run(jdk, "--help").expectExit(0);

        assertThat(help.out())
                .contains("attach", "validate", "schema", "encrypt", "hash-password", "audit")
                .doesNotContain("\u001b");
        assertThat(help.err()).isEmpty();
        assertThat(run(jdk, "--version").expectExit(0).out()).matches("opvitals-agent [0-9].*\n");
        assertThat(run(jdk).expectExit(0).out()).isEqualTo(help.out());
        assertThat(run(jdk, "vaildate").expectExit(2).err()).contains("perhaps validate");
    }

    @AnyJdk
    void validate_files_tellsRightFromWrong(Jdk jdk) throws IOException {
        Path right = Files.writeString(folder.resolve("right.yaml"), "health.window: 10m\n");
        Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "health:\n  windw: 10m\n  healthy-from: 2\n");
        Path json = Files.writeString(folder.resolve("right.json"), "{\n\t\"health\": {\"window\": \"10m\"}\n}\n");

        assertThat(run(jdk, "validate", right.toString(), json.toString())
                        .expectExit(0)
                        .out())
                .contains("right.yaml: valid", "right.json: valid");
        ChildResult result = run(jdk, "validate", wrong.toString()).expectExit(1);
        assertThat(result.out())
                .contains("wrong.yaml:2:3: 'health.windw' is not known (expected: perhaps opvitals.health.window)")
                .contains("wrong.yaml:3:17: opvitals.health.healthy-from: '2'");
        assertThat(result.err()).isEmpty();
    }

    @AnyJdk
    void schema_isTheOneInTheDocuments(Jdk jdk) throws IOException {
        assertThat(run(jdk, "schema").expectExit(0).out())
                .isEqualTo(Files.readString(Path.of("../docs/configuration.schema.json")));
    }

    @AnyJdk
    void encryptAndHashPassword_piped_answerOnStdoutOnly(Jdk jdk) {
        Path key = folder.resolve("key");
        String sealed = piped(jdk, "sk-hush", "encrypt", "--key-file", key.toString())
                .expectExit(0)
                .out();
        assertThat(sealed).startsWith("${enc:").doesNotContain("sk-hush");
        assertThat(piped(jdk, "correct horse", "hash-password").expectExit(0).out())
                .startsWith("pbkdf2-sha512$210000$");
    }

    @AnyJdk
    void auditVerify_nothingThere_isSaid(Jdk jdk) {
        assertThat(run(jdk, "audit", "verify", folder.toString()).expectExit(1).err())
                .contains("no audit log in " + folder);
    }

    private static ChildResult run(Jdk jdk, String... arguments) {
        return piped(jdk, "", arguments);
    }

    private static ChildResult piped(Jdk jdk, String input, String... arguments) {
        List<String> all = new ArrayList<>(List.of("-jar", Built.agentJar().toString()));
        all.addAll(List.of(arguments));
        try (RunningChild command = new ChildJvm(jdk).startWith(all)) {
            if (!input.isEmpty()) {
                command.writeLine(input);
            }
            command.endInput();
            return command.result();
        }
    }
}
