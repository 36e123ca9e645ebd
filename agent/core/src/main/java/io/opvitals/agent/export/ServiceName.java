package io.opvitals.agent.export;

import java.io.File;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What the service is called: as OpenTelemetry's settings say, else by its jar or its main class. */
public final class ServiceName {

    private static final String JAR = ".jar";

    private ServiceName() {}

    /** Never empty. */
    public static String of(Properties properties, Map<String, String> environment) {
        String given = properties.getProperty("otel.service.name", environment.get("OTEL_SERVICE_NAME"));
        if (given != null && !given.isBlank()) {
            return given.strip();
        }
        String name = ofCommand(properties.getProperty("sun.java.command"));
        return name == null ? "java" : name;
    }

    /**
     * The name of the jar without its ending, or the main class.
     *
     * @param command a path to a jar, a class, or {@code module/class}, with arguments behind it
     */
    static @Nullable String ofCommand(@Nullable String command) {
        if (command == null || command.isBlank()) {
            return null;
        }
        int jar = (command + " ").indexOf(JAR + " ");
        if (jar >= 0) {
            String path = command.substring(0, jar);
            return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf(File.separatorChar)) + 1);
        }
        int blank = command.indexOf(' ');
        String main = blank < 0 ? command : command.substring(0, blank);
        return main.substring(main.lastIndexOf('/') + 1);
    }
}
