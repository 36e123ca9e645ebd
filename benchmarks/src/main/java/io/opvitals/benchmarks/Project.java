package io.opvitals.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of the project that the benchmarks read and write. */
record Project(Path directory) {

    Path results() throws IOException {
        return Files.createDirectories(module().resolve("target/results"));
    }

    Path scratch() throws IOException {
        return Files.createDirectories(module().resolve("target/scratch"));
    }

    Path readme() {
        return module().resolve("README.md");
    }

    /** The classes of this module and everything they need. */
    String classPath() throws IOException {
        return classPath(module());
    }

    String springClassPath() throws IOException {
        return classPath(module().resolve("spring-app"));
    }

    private Path module() {
        return directory.resolve("benchmarks");
    }

    private static String classPath(Path module) throws IOException {
        String dependencies = Files.readString(module.resolve("target/classpath.txt"));
        return module.resolve("target/classes") + File.pathSeparator + dependencies.trim();
    }
}
