package io.opvitals.agent.export;

import java.io.File;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/** Which version of the service this is: as OpenTelemetry's settings say, else as the manifest of its jar does. */
public final class ServiceVersion {

    private static final String KEY = "service.version";
    private static final String JAR = ".jar";

    private ServiceVersion() {}

    /** {@code null} where neither says. Opens the application's jar, where it was started by one. */
    public static @Nullable String of(Properties properties, Map<String, String> environment) {
        String attributes =
                properties.getProperty("otel.resource.attributes", environment.get("OTEL_RESOURCE_ATTRIBUTES"));
        String given = attributes == null ? null : ofAttributes(attributes);
        return given != null ? given : ofJar(properties.getProperty("sun.java.command"));
    }

    /** @param attributes pairs as in {@code OTEL_RESOURCE_ATTRIBUTES}: {@code a=1,service.version=1.2} */
    private static @Nullable String ofAttributes(String attributes) {
        for (String each : attributes.split(",", -1)) {
            int equals = each.indexOf('=');
            if (equals > 0 && each.substring(0, equals).strip().equals(KEY)) {
                return decoded(each.substring(equals + 1).strip());
            }
        }
        return null;
    }

    /** As in W3C baggage: percent-encoded, and a plus is one. */
    private static @Nullable String decoded(String value) {
        try {
            String text = URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
            return text.isBlank() ? null : text;
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    private static @Nullable String ofJar(@Nullable String command) {
        int end = command == null ? -1 : (command + " ").indexOf(JAR + " ");
        if (command == null || end < 0) {
            return null;
        }
        try (JarFile jar = new JarFile(new File(command.substring(0, end + JAR.length())), false)) {
            Manifest manifest = jar.getManifest();
            return manifest == null
                    ? null
                    : manifest.getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
        } catch (IOException | SecurityException e) {
            return null;
        }
    }
}
