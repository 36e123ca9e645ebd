package io.opvitals.benchmarks.process;

import io.opvitals.benchmarks.program.LoadClasses;
import io.opvitals.benchmarks.result.Results;
import io.opvitals.benchmarks.result.Section;
import io.opvitals.benchmarks.result.Variant;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What an agent adds to the loading of classes that are none of its business. */
final class ClassLoading {

    private static final int CLASSES = 1_000;

    private final Laboratory laboratory;

    ClassLoading(Laboratory laboratory) {
        this.laboratory = laboratory;
    }

    void measure(int rounds, Results results) throws IOException, InterruptedException {
        // One more than is measured: the first is loaded before the clock starts.
        Path jar = GeneratedJar.unrelated(laboratory.scratchDirectory().resolve("unrelated.jar"), CLASSES + 1);
        laboratory
                .turns(rounds)
                .take((variant, into) -> into.add(Section.CLASSES, variant, loadMillis(variant, jar)), results);
    }

    private double loadMillis(Variant variant, Path jar) throws IOException, InterruptedException {
        String classPath = laboratory.classPath() + File.pathSeparator + jar;
        try (ChildJvm jvm =
                laboratory.start(variant, List.of(), classPath, LoadClasses.class.getName(), jar.toString())) {
            String loaded = jvm.awaitLine("LOADED");
            jvm.awaitEnd();
            return millis(loaded);
        }
    }

    private static double millis(String loaded) throws IOException {
        String[] countAndNanos = loaded.split(" ", -1);
        if (Integer.parseInt(countAndNanos[0]) != CLASSES) {
            throw new IOException("loaded " + countAndNanos[0] + " classes (expected: " + CLASSES + ")");
        }
        return Long.parseLong(countAndNanos[1]) / 1e6;
    }
}
