package io.opvitals.agent.config.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is made from the settings is as it would be made now; {@code docs/generate} makes it. */
class GeneratedFilesTest {

    private static final Path DOCS = Path.of("../../docs");
    private static final boolean WRITES = Boolean.getBoolean("opvitals.docs.generate");

    @Test
    void schema_settingsAsTheyAre_isWhatIsKept() throws IOException {
        isMade(DOCS.resolve("configuration.schema.json"), ConfigurationSchema.text());
    }

    @Test
    void tables_settingsAsTheyAre_areWhatIsKept() throws IOException {
        Path page = DOCS.resolve("configuration.md");
        isMade(page, SettingsTables.in(Files.readString(page)));
    }

    private static void isMade(Path file, String made) throws IOException {
        if (WRITES) {
            Files.writeString(file, made);
        }
        assertThat(file).as("made anew by docs/generate").content().isEqualTo(made);
    }
}
