package io.opvitals.it.harness;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * Every JDK that can be found: the one that runs the tests, those named by {@code JDKS} (folders, separated as in a path),
 * {@code JAVA_HOME} and {@code JAVA_HOME_*}, and those under {@code /usr/lib/jvm}. Of each version one is used.
 */
public final class InstalledJdks {

    private static final Path USUAL_PLACE = Path.of("/usr/lib/jvm");

    private final List<Jdk> jdks;

    public InstalledJdks() {
        this(System.getenv(), Path.of(System.getProperty("java.home")), USUAL_PLACE);
    }

    InstalledJdks(Map<String, String> environment, Path ownHome, Path usualPlace) {
        Set<Path> homes = new LinkedHashSet<>();
        for (String each : environment.getOrDefault("JDKS", "").split(File.pathSeparator, -1)) {
            if (!each.isBlank()) {
                homes.add(Path.of(each.strip()));
            }
        }
        homes.add(ownHome);
        new TreeMap<>(environment).forEach((name, value) -> {
            if (name.startsWith("JAVA_HOME") && !value.isBlank()) {
                homes.add(Path.of(value));
            }
        });
        homes.addAll(folders(usualPlace));
        jdks = ofEachVersionOne(homes);
    }

    /** Those that the agent is made for, oldest first. Never empty: it has the JDK that runs the tests. */
    public List<Jdk> supported() {
        return jdks.stream().filter(Jdk::isSupported).toList();
    }

    /** Those that the agent must refuse. */
    public List<Jdk> tooOld() {
        return jdks.stream().filter(each -> !each.isSupported()).toList();
    }

    private static List<Jdk> ofEachVersionOne(Collection<Path> homes) {
        Map<Integer, Jdk> byFeature = new TreeMap<>();
        for (Path home : homes) {
            if (Files.isExecutable(home.resolve("bin/java")) && Files.isReadable(home.resolve("release"))) {
                Jdk jdk = read(home);
                byFeature.putIfAbsent(jdk.feature(), jdk);
            }
        }
        return List.copyOf(byFeature.values());
    }

    /** The file {@code release}, which is in every JDK since 9, says {@code JAVA_VERSION="17.0.17"}. */
    private static Jdk read(Path home) {
        Properties release = new Properties();
        try (InputStream in = Files.newInputStream(home.resolve("release"))) {
            release.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String version = release.getProperty("JAVA_VERSION", "0").replace("\"", "");
        String[] parts = version.split("\\D", 3);
        int feature = Integer.parseInt(parts[0]);
        return new Jdk(home, feature == 1 ? Integer.parseInt(parts[1]) : feature, version);
    }

    private static List<Path> folders(Path in) {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(in)) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(in, Files::isDirectory)) {
                folders.forEach(found::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        found.sort(Comparator.naturalOrder());
        return found;
    }
}
