package io.opvitals.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the build made and the tests run. */
public final class Built {

    private Built() {}

    /** The jar as it is shipped. */
    public static Path agentJar() {
        return file("it.agent.jar");
    }

    public static Path sampleJar() {
        return file("it.sample.jar");
    }

    /** The documented example of a configuration. */
    public static Path sampleConfiguration() {
        return sampleJar().resolveSibling("../opvitals.yaml").normalize();
    }

    /** Where an agent may keep what it likes; another one each time. Goes with the build. */
    public static Path dataDirectory() {
        return Path.of("target", "data", UUID.randomUUID().toString()).toAbsolutePath();
    }

    /** The test applications. */
    public static Path appJar() {
        return file("it.app.jar");
    }

    /** A library of the test applications, by its file name without a version: {@code guava}. */
    public static Path library(String name) {
        Path jar = file("it.app.libraries").resolve(name + ".jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is not there (expected: copied by the build of test-app)");
        }
        return jar;
    }

    /** All of them, with the API, as a class path entry. */
    public static Path allLibraries() {
        return file("it.app.libraries").resolve("*");
    }

    /** All libraries, with those of the applications in Kotlin, but one of them in this version. */
    public static Path[] librariesWith(String name, String version) {
        Path other = file("it.app.versions").resolve(name + "-" + version + ".jar");
        List<Path> libraries = new ArrayList<>(List.of(other, file("it.kotlin.jar")));
        for (String folder : new String[] {"it.app.libraries", "it.kotlin.libraries"}) {
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(file(folder), "*.jar")) {
                jars.forEach(each -> {
                    if (!each.endsWith(name + ".jar")) {
                        libraries.add(each);
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return libraries.toArray(Path[]::new);
    }

    /** What the test applications in Kotlin need: their jar, Kotlin's library and its coroutines. */
    public static Path[] kotlinApp() {
        Path libraries = file("it.kotlin.libraries");
        return new Path[] {file("it.kotlin.jar"), libraries.resolve("*")};
    }

    /** A web application with Spring Boot, Resilience4j, WebFlux's client and coroutines. */
    public static Path springAppJar() {
        return file("it.spring.jar");
    }

    /** OpenTelemetry's Java agent. */
    public static Path openTelemetryAgentJar() {
        return file("it.opentelemetry.jar");
    }

    /** The page that {@code ComparisonIT} writes. */
    public static Path comparisonPage() {
        return Path.of(System.getProperty("it.comparison")).toAbsolutePath().normalize();
    }

    /** Test applications that are guarded by libraries. */
    public static Path guardedAppJar() {
        return file("it.guarded.jar");
    }

    /** The libraries that guard them, as a class path entry. */
    public static Path guardedLibraries() {
        return file("it.guarded.libraries").resolve("*");
    }

    /** The dashboard's list of its pages. */
    public static Path dashboardPages() {
        return file("it.dashboard.pages");
    }

    /** Where pictures of the dashboard are kept. */
    public static Path pictures() {
        return file("it.pictures");
    }

    /** The script that starts and stops real backends. */
    public static Path backendsScript() {
        return file("it.backends.run");
    }

    private static Path file(String property) {
        String value = System.getProperty(property);
        if (value == null || !Files.exists(Path.of(value))) {
            throw new IllegalStateException("system property " + property + ": " + value
                    + " (expected: a file made by the build, run ./mvnw -pl integration-tests -am verify)");
        }
        return Path.of(value).toAbsolutePath().normalize();
    }
}
