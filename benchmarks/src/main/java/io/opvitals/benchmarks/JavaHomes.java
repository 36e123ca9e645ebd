package io.opvitals.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds a JDK that has virtual threads: the running one, else the newest that is installed beside it. */
final class JavaHomes {

    private static final int FIRST_WITH_VIRTUAL_THREADS = 21;
    private static final String VERSION_KEY = "JAVA_VERSION=";

    private JavaHomes() {}

    static Path current() {
        return Path.of(System.getProperty("java.home"));
    }

    static Optional<Path> withVirtualThreads(Path current) throws IOException {
        if (feature(current) >= FIRST_WITH_VIRTUAL_THREADS) {
            return Optional.of(current);
        }
        try (Stream<Path> siblings = Files.list(current.toRealPath().getParent())) {
            List<Path> homes = siblings.filter(home -> Files.isExecutable(home.resolve("bin/java")))
                    .filter(home -> feature(home) >= FIRST_WITH_VIRTUAL_THREADS)
                    .toList();
            return homes.stream().max(Comparator.comparingInt(JavaHomes::feature));
        }
    }

    /** The 25 of {@code JAVA_VERSION="25.0.1"} in the JDK's {@code release} file; 0 where there is none. */
    static int feature(Path javaHome) {
        try {
            return Files.readAllLines(javaHome.resolve("release")).stream()
                    .filter(line -> line.startsWith(VERSION_KEY))
                    .map(line -> line.substring(VERSION_KEY.length()).replace("\"", ""))
                    .mapToInt(version -> Runtime.Version.parse(version).feature())
                    .findFirst()
                    .orElse(0);
        } catch (IOException | IllegalArgumentException e) {
            return 0;
        }
    }
}
