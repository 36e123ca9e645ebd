package io.opvitals.agent.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SdkStaysUnloadedTest {

    @Test
    void isConfigured_withoutTheSdk() throws Exception {
        Class<?> export = new WithoutSdk().loadClass(TelemetryExport.class.getName());
        Object configured = export.getMethod("isConfigured", Map.class, Map.class)
                .invoke(null, Map.of(), Map.of("OTEL_TRACES_EXPORTER", "otlp"));
        assertThat(configured).isEqualTo(true);
    }

    /** Loads our classes itself, and has nothing of OpenTelemetry. */
    private static final class WithoutSdk extends ClassLoader {

        WithoutSdk() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (!name.startsWith("io.opvitals.")) {
                throw new ClassNotFoundException(name);
            }
            try (InputStream in = TelemetryExport.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
