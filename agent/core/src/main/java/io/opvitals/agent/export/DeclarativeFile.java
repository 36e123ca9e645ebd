package io.opvitals.agent.export;

import io.opvitals.agent.config.document.Document;
import io.opvitals.agent.config.document.DocumentProblem;
import io.opvitals.agent.config.document.DocumentReader;
import io.opvitals.agent.config.document.DocumentValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * OpenTelemetry's declarative configuration, {@code OTEL_CONFIG_FILE}, for the telemetry that the agent sends. What it says
 * is told as the properties that mean the same; then, as the specification has it, no other variable or property holds but
 * those that the file asks for as {@code ${NAME}} or {@code ${NAME:-otherwise}}.
 *
 * <p>Read by our own reader of YAML and not by the SDK's, which would bring 2 MB of Jackson's databind and build exporters
 * that nobody watches. What it has that the agent has no use for is said once and left out; what the agent cannot do, such
 * as a second exporter of a signal, is an error.
 */
final class DeclarativeFile {

    /** The property that names the file. */
    static final String SETTING = "otel.config.file";

    private final OtelSettings settings;
    private final Map<String, String> environment;
    private final List<String> errors = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /**
     * @param settings names the file
     * @param environment for what the file asks of it
     */
    DeclarativeFile(OtelSettings settings, Map<String, String> environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /** What makes telemetry impossible; each a line of its own. */
    List<String> errors() {
        return List.copyOf(errors);
    }

    /** What is left out. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** What the file says; of no use where there are errors. */
    OtelSettings read() {
        String path = settings.get(SETTING, "");
        byte[] content = content(path);
        DeclarativeSettings read = new DeclarativeSettings(path);
        if (content != null) {
            read(path, DocumentReader.readIndexed(content), read);
        }
        return OtelSettings.ofFile(read.values(), read.names());
    }

    private void read(String path, Document document, DeclarativeSettings into) {
        for (DocumentProblem each : document.problems()) {
            errors.add(path + ":" + each.line() + ":" + each.column() + ": " + each.message());
        }
        String format = "";
        TreeSet<String> unknown = new TreeSet<>();
        for (DocumentValue each : document.values()) {
            String value =
                    substituted(each.items().isEmpty() ? "" : each.items().get(0));
            if (each.path().equals("file_format")) {
                format = value;
            } else if (!into.take(each, value)) {
                unknown.add(each.path());
            }
        }
        if (document.problems().isEmpty() && !format.startsWith("1.") && !format.startsWith("0.")) {
            errors.add(path + ": file_format: '" + format + "' (expected: 1.0)");
        }
        errors.addAll(into.finish());
        if (!unknown.isEmpty()) {
            warnings.add(path + ": left out, the agent has no use for it: " + String.join(", ", unknown));
        }
    }

    private byte @Nullable [] content(String path) {
        try {
            return Files.readAllBytes(Path.of(path));
        } catch (IOException | InvalidPathException e) {
            errors.add(settings.nameOf(SETTING) + ": '" + path + "' (expected: a YAML file that can be read)");
            return null;
        }
    }

    /** With the environment's values; {@code $$} is a dollar sign. */
    private String substituted(String text) {
        StringBuilder result = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = text.startsWith("${", at) ? text.indexOf('}', at) : -1;
            if (end > 0) {
                result.append(variable(text.substring(at + 2, end)));
                at = end + 1;
            } else {
                result.append(text.charAt(at));
                at += text.startsWith("$$", at) ? 2 : 1;
            }
        }
        return result.toString();
    }

    private String variable(String asked) {
        String name = asked.startsWith("env:") ? asked.substring(4) : asked;
        int otherwise = name.indexOf(":-");
        String value = environment.getOrDefault(otherwise < 0 ? name : name.substring(0, otherwise), "");
        return value.isEmpty() && otherwise >= 0 ? name.substring(otherwise + 2) : value;
    }
}
