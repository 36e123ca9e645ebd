package io.opvitals.agent.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceholdersTest {

    private final String key = SealedText.newKey();

    @TempDir
    Path folder;

    @Test
    void resolve_noPlaceholder_isTheText() {
        assertThat(resolve("a $ b {c} }")).isEqualTo(new Placeholders.Resolved("a $ b {c} }", false));
    }

    @Test
    void resolve_eachKind_isPutIn() throws IOException {
        Files.writeString(folder.resolve("token"), "from a file\r\n");
        String sealed = new SealedText(key).seal("sealed");

        assertThat(resolve("${env:HOST}:${env: PORT }/x").text()).isEqualTo("db:5432/x");
        assertThat(resolve("${file:token}").text()).isEqualTo("from a file");
        assertThat(resolve("${file:" + folder.resolve("token") + "}").text()).isEqualTo("from a file");
        assertThat(resolve("<" + sealed + ">").text()).isEqualTo("<sealed>");
        assertThat(resolve(sealed).hidden()).isTrue();
        assertThat(resolve(sealed)).hasToString("hidden");
    }

    @Test
    void resolve_valueWithPlaceholder_isNotSearchedAgain() {
        assertThat(resolve("${env:TRICK}").text()).isEqualTo("${env:HOST}");
    }

    @Test
    void resolve_escaped_isTheCharacters() {
        assertThat(resolve("$${env:HOST} ${env:HOST}").text()).isEqualTo("${env:HOST} db");
        assertThat(resolve("$${x").hidden()).isFalse();
    }

    @Test
    void resolve_cannotBe_saysWhichAndWhatIsExpected() {
        refused("${env:NONE}", "'${env:NONE}' (expected: the environment variable NONE to be set)");
        refused("${file:none}", "'${file:none}' (expected: a file that can be read");
        refused("${evn:hush}", "'${evn:...}' (expected: ${env:NAME}");
        refused("${hush}", "'${...}' (expected: ${env:NAME}");
        refused("${env:HOST", "'${' without '}'");
        refused("${enc:hush}", "${enc:}");
    }

    @Test
    void resolve_longFile_isRefused() throws IOException {
        Files.write(folder.resolve("long"), new byte[(64 << 10) + 1]);

        refused("${file:long}", "up to 65536 bytes");
    }

    @Test
    void resolve_sealedWithoutKey_asksForIt() {
        String sealed = new SealedText(key).seal("hush");
        for (@Nullable String each : new String[] {null, " "}) {
            assertThatThrownBy(() -> new Placeholders(Map.of(), folder.toFile(), each).resolve(sealed))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("'${enc:}' (expected: the key in OPVITALS_CONFIG_KEY or opvitals.config.key-file)");
        }
    }

    private void refused(String text, String message) {
        assertThatThrownBy(() -> resolve(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("hush");
    }

    private Placeholders.Resolved resolve(String text) {
        return new Placeholders(Map.of("HOST", "db", "PORT", "5432", "TRICK", "${env:HOST}"), folder.toFile(), key)
                .resolve(text);
    }
}
