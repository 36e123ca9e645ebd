package io.opvitals.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledJdksIT {

    @TempDir
    Path folder;

    @Test
    void supported_onContinuousIntegration_has17And25() {
        List<Integer> features =
                new InstalledJdks().supported().stream().map(Jdk::feature).toList();
        System.out.println("integration tests run on " + new InstalledJdks().supported() + ", too old: "
                + new InstalledJdks().tooOld());

        if ("true".equals(System.getenv("CI"))) {
            assertThat(features).contains(17, 25);
        } else {
            assertThat(features).isNotEmpty();
        }
    }

    @Test
    void supported_severalFolders_hasEachVersionOnceAndNamedOnesFirst() throws Exception {
        Path usual = Files.createDirectory(folder.resolve("jvm"));
        Path named = jdk(folder.resolve("named"), "17.0.99");
        jdk(usual.resolve("a17"), "17.0.1");
        Path twentyFive = jdk(usual.resolve("b25"), "25.0.1");
        Path eight = jdk(usual.resolve("c8"), "1.8.0_402");
        Files.createDirectory(usual.resolve("no-jdk"));

        InstalledJdks found = new InstalledJdks(Map.of("JDKS", named.toString()), twentyFive, usual);

        assertThat(found.supported()).containsExactly(new Jdk(named, 17, "17.0.99"), new Jdk(twentyFive, 25, "25.0.1"));
        assertThat(found.tooOld()).containsExactly(new Jdk(eight, 8, "1.8.0_402"));
    }

    private static Path jdk(Path home, String version) throws Exception {
        Path java = home.resolve("bin/java");
        Files.createDirectories(java.getParent());
        Files.createFile(java);
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }
}
