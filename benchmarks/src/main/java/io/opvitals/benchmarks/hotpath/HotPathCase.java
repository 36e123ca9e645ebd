package io.opvitals.benchmarks.hotpath;

import io.opvitals.benchmarks.result.Section;
import io.opvitals.benchmarks.result.Variant;
import java.nio.file.Path;
import java.util.List;

/**
 * One benchmark method in one JVM.
 *
 * @param javaHome the JDK it runs on
 */
record HotPathCase(
        Section section,
        Variant variant,
        Class<?> benchmark,
        String method,
        int threads,
        Path javaHome,
        List<String> jvmArguments) {}
