package io.opvitals.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaHomesTest {

    private final Path directory;

    JavaHomesTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void withVirtualThreads_currentHasThem_isTheCurrent() throws IOException {
        Path current = jdk("jdk-21", "21.0.2");
        jdk("jdk-25", "25");

        assertThat(JavaHomes.withVirtualThreads(current)).contains(current);
    }

    @Test
    void withVirtualThreads_currentIsTooOld_isTheNewestBesideIt() throws IOException {
        Path current = jdk("jdk-17", "17.0.15");
        jdk("jdk-21", "21.0.2");
        Path newest = jdk("jdk-25", "25.0.1");

        assertThat(JavaHomes.withVirtualThreads(current)).contains(newest);
    }

    @Test
    void withVirtualThreads_allAreTooOld_isEmpty() throws IOException {
        Path current = jdk("jdk-17", "17.0.15");
        Files.createDirectories(directory.resolve("no-jdk"));

        assertThat(JavaHomes.withVirtualThreads(current)).isEmpty();
    }

    @Test
    void feature_ofTheRunningJdk_isItsOwn() {
        assertThat(JavaHomes.feature(JavaHomes.current()))
                .isEqualTo(Runtime.version().feature());
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = directory.toRealPath().resolve(name);
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.createFile(java);
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }
}
