package io.opvitals.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstrumentationFileTest {

    @TempDir
    Path folder;

    private File file;

    @BeforeEach
    void place() {
        file = folder.resolve("rules.properties").toFile();
    }

    private InstrumentationFile read(String content) throws IOException {
        Files.writeString(file.toPath(), content);
        return InstrumentationFile.read(file);
    }

    @Test
    void settings_inTheFile_areUsedWhereNobodyElseSaysAnything() throws IOException {
        InstrumentationFile read = read("# monitored\n\nopvitals.instrumentation.include=a.B#c,\\\n  a.B#d\n");

        Settings settings = Settings.read(null, new Properties(), Map.of()).with(read);

        assertThat(read.problems()).isEmpty();
        assertThat(settings.text(Setting.INSTRUMENTATION_INCLUDE)).isEqualTo("a.B#c,a.B#d");
        assertThat(settings.name(Setting.INSTRUMENTATION_INCLUDE))
                .isEqualTo(file + ":3: opvitals.instrumentation.include");
        assertThat(settings.overridden()).isEmpty();
    }

    @Test
    void settings_saidElsewhere_winOverTheFile() throws IOException {
        InstrumentationFile read = read("opvitals.instrumentation.include=a.B#c\n");

        Settings settings = Settings.read("instrumentation.include=x.Y#z", new Properties(), Map.of())
                .with(read);

        assertThat(settings.text(Setting.INSTRUMENTATION_INCLUDE)).isEqualTo("x.Y#z");
        assertThat(settings.overridden()).containsExactly(Setting.INSTRUMENTATION_INCLUDE);
    }

    @Test
    void offInTheFile_winsOverEverybody() throws IOException {
        InstrumentationFile read = read("opvitals.enabled=false");

        Settings settings =
                Settings.read("enabled=true", new Properties(), Map.of()).with(read);

        assertThat(settings.flag(Setting.ENABLED)).isFalse();
        assertThat(settings.overridden()).isEmpty();
    }

    @Test
    void mistakes_areSaidWithLineAndExpectation() throws IOException {
        InstrumentationFile read = read("""
                opvitals.instrumentation.includes=a.B#c
                opvitals.enabled=\\u00zz
                opvitals.enabled=false
                opvitals.enabled=true
                opvitals.health.window=1m
                """);

        assertThat(read.problems()).hasSize(4);
        assertThat(read.problems().get(0))
                .startsWith(file + ":1: 'opvitals.instrumentation.includes' (expected: one of opvitals.enabled,");
        assertThat(read.problems().get(1)).startsWith(file + ":2: ").contains("expected: name=value");
        assertThat(read.problems().get(2))
                .isEqualTo(file + ":4: 'opvitals.enabled' again (expected: once, as in " + file + ":3)");
        assertThat(read.problems().get(3)).startsWith(file + ":5: 'opvitals.health.window'");
    }

    @Test
    void watch_fileThatIsBeingWritten_waitsUntilItStays() throws IOException {
        Files.writeString(file.toPath(), "1");
        FileWatch watch = new FileWatch(file);
        watch.know();
        assertThat(watch.hasChanged()).isFalse();
        assertThat(watch.hasChanged()).isFalse();

        Files.writeString(file.toPath(), "12");
        assertThat(watch.hasChanged()).isFalse();
        Files.writeString(file.toPath(), "123");
        assertThat(watch.hasChanged()).isFalse();
        assertThat(watch.hasChanged()).isTrue();
        assertThat(watch.hasChanged()).isFalse();

        Files.setLastModifiedTime(file.toPath(), FileTime.fromMillis(1_000));
        assertThat(watch.hasChanged()).isFalse();
        assertThat(watch.hasChanged()).isTrue();

        Files.delete(file.toPath());
        assertThat(watch.hasChanged()).isFalse();
        assertThat(watch.hasChanged()).isTrue();
    }
}
