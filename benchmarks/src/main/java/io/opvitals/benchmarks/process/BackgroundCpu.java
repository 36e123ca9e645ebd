package io.opvitals.benchmarks.process;

import io.opvitals.benchmarks.program.Traffic;
import io.opvitals.benchmarks.result.Results;
import io.opvitals.benchmarks.result.Section;
import io.opvitals.benchmarks.result.Variant;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * CPU time of a JVM with 1,000 operations, each called once a second, exporting every ten seconds (the standard's default
 * is sixty, so this is the harder case).
 */
final class BackgroundCpu {

    private static final int CLASSES = 100;
    private static final int OPERATIONS_PER_CLASS = 10;
    private static final List<String> EXPORT_OFTEN = List.of("-Dotel.metric.export.interval=10000");

    private static final List<Variant> VARIANTS =
            List.of(Variant.NO_AGENT, Variant.OPVITALS, Variant.NO_AGENT_AGAIN, Variant.OPENTELEMETRY);

    private final Laboratory laboratory;

    BackgroundCpu(Laboratory laboratory) {
        this.laboratory = laboratory;
    }

    void measure(ProcessSettings settings, Results results) throws IOException, InterruptedException {
        Path jar = GeneratedJar.operations(
                laboratory.scratchDirectory().resolve("operations.jar"), CLASSES, OPERATIONS_PER_CLASS);
        laboratory
                .turnsAtOnce(settings.cpuRounds(), VARIANTS)
                .take(
                        (variant, into) ->
                                into.add(Section.BACKGROUND_CPU, variant, percentOfACore(variant, jar, settings)),
                        results);
    }

    private double percentOfACore(Variant variant, Path jar, ProcessSettings settings)
            throws IOException, InterruptedException {
        String classPath = laboratory.classPath() + File.pathSeparator + jar;
        try (ChildJvm jvm =
                laboratory.start(variant, EXPORT_OFTEN, classPath, Traffic.class.getName(), jar.toString())) {
            jvm.awaitLine("READY");
            Thread.sleep(settings.cpuWarmup().toMillis());
            Duration before = jvm.cpuTime();
            long startNanos = System.nanoTime();
            Thread.sleep(settings.cpuWindow().toMillis());
            long elapsedNanos = System.nanoTime() - startNanos;
            double percent = 100.0 * jvm.cpuTime().minus(before).toNanos() / elapsedNanos;
            jvm.endInput();
            jvm.awaitEnd();
            return percent;
        }
    }
}
