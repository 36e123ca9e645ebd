package io.opvitals.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.api.MonitoredOperation;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedJarTest {

    private final Path directory;

    GeneratedJarTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void operations_everyStaticMethodIsMonitoredAndCanBeRun() throws IOException, ReflectiveOperationException {
        Path jar = GeneratedJar.operations(directory.resolve("operations.jar"), 2, 3);

        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()})) {
            Class<?> wrapper = loader.loadClass("generated.Wrapper1");
            assertThat(Arrays.stream(wrapper.getDeclaredMethods()).filter(GeneratedJarTest::isMonitored))
                    .hasSize(3);
            assertThat(wrapper.getMethod("operation2", String.class).invoke(null, "four"))
                    .isEqualTo(4 + 2 + 1);
            wrapper.asSubclass(Runnable.class).getConstructor().newInstance().run();
        }
    }

    @Test
    void unrelated_hasTheClassesAskedForAndNothingToMonitor() throws IOException, ReflectiveOperationException {
        Path jar = GeneratedJar.unrelated(directory.resolve("unrelated.jar"), 25);

        try (JarFile file = new JarFile(jar.toFile())) {
            assertThat(file.size()).isEqualTo(25);
        }
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()})) {
            Class<?> unrelated = Class.forName("generated.p4.Unrelated24", true, loader);
            assertThat(unrelated.getDeclaredMethods()).hasSizeGreaterThan(20).noneMatch(GeneratedJarTest::isMonitored);
            assertThat(unrelated.getMethod("operation0", String.class).invoke(null, (Object) null))
                    .isEqualTo(1);
        }
    }

    private static boolean isMonitored(Method method) {
        return method.isAnnotationPresent(MonitoredOperation.class);
    }
}
