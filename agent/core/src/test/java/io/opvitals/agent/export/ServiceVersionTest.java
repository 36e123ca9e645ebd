package io.opvitals.agent.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceVersionTest {

    private final Properties properties = new Properties();

    @TempDir
    private Path folder;

    @Test
    void resourceAttributes_sayIt_theirPropertyBeforeTheirVariable() {
        Map<String, String> environment = Map.of("OTEL_RESOURCE_ATTRIBUTES", "a=b, service.version = 1.2%2B3+4 ,c=d");
        assertThat(ServiceVersion.of(properties, environment)).isEqualTo("1.2+3+4");

        properties.setProperty("otel.resource.attributes", "service.version=2");

        assertThat(ServiceVersion.of(properties, environment)).isEqualTo("2");
    }

    @Test
    void jar_saysItWhereAttributesDoNot() throws IOException {
        Path jar = folder.resolve("shop.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "3.1");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.finish();
        }
        properties.setProperty("sun.java.command", jar + " --fast");

        assertThat(ServiceVersion.of(properties, Map.of("OTEL_RESOURCE_ATTRIBUTES", "a=b")))
                .isEqualTo("3.1");
    }

    @Test
    void nobody_saysIt() {
        properties.setProperty("sun.java.command", folder.resolve("missing.jar").toString());
        assertThat(ServiceVersion.of(properties, Map.of("OTEL_RESOURCE_ATTRIBUTES", "service.version=")))
                .isNull();

        properties.setProperty("sun.java.command", "com.shop.Main --fast");

        assertThat(ServiceVersion.of(properties, Map.of())).isNull();
    }
}
