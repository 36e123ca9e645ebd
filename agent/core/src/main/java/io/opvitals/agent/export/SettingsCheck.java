package io.opvitals.agent.export;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for mistakes in the settings before the SDK sees them, so that the user reads the setting's name, its value and
 * what was expected, all at once. What it does not know of, the SDK complains about itself.
 */
final class SettingsCheck {

    private static final int HTTP_PORT = 4318;
    private static final int GRPC_PORT = 4317;

    private final OtelSettings settings;
    private final Set<String> errors = new LinkedHashSet<>();
    private final Set<String> warnings = new LinkedHashSet<>();

    SettingsCheck(OtelSettings settings) {
        this.settings = settings;
        for (Signal signal : Signal.values()) {
            checkExporter(signal);
            if (settings.isConfigured(signal)) {
                checkProtocol(signal);
                checkEndpoint(signal);
                checkCompression(signal);
                checkFile(signal, "certificate", true);
                checkFile(signal, "client.certificate", true);
                checkFile(signal, "client.key", false);
            }
        }
    }

    /** What makes telemetry impossible; each a line of its own. */
    List<String> errors() {
        return List.copyOf(errors);
    }

    /** What is probably not meant. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    private void checkExporter(Signal signal) {
        String key = OtelSettings.exporterKey(signal);
        String exporter = settings.get(key);
        if (exporter != null && !exporter.equals("otlp") && !exporter.equals("none")) {
            error(key, "otlp or none");
        }
    }

    private void checkProtocol(Signal signal) {
        String key = settings.ofSignal(signal, "protocol");
        String protocol = settings.protocol(signal);
        if (key != null && !protocol.equals(OtelSettings.HTTP_PROTOBUF) && !protocol.equals(OtelSettings.GRPC)) {
            error(key, OtelSettings.HTTP_PROTOBUF + " or " + OtelSettings.GRPC);
        }
    }

    private void checkCompression(Signal signal) {
        String key = settings.ofSignal(signal, "compression");
        if (key != null && !Set.of("gzip", "none").contains(settings.get(key, ""))) {
            error(key, "gzip or none");
        }
    }

    private void checkEndpoint(Signal signal) {
        String key = settings.endpointKey(signal);
        if (key == null) {
            return;
        }
        URI endpoint = uri(settings.endpoint(signal));
        if (endpoint == null) {
            error(key, "a URL such as http://localhost:" + HTTP_PORT);
            return;
        }
        boolean grpc = settings.protocol(signal).equals(OtelSettings.GRPC);
        if (!grpc && endpoint.getPort() == GRPC_PORT) {
            warn(key, "port " + HTTP_PORT + " for http/protobuf, or OTEL_EXPORTER_OTLP_PROTOCOL=grpc");
        } else if (grpc && endpoint.getPort() == HTTP_PORT) {
            warn(key, "port " + GRPC_PORT + " for grpc, or OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf");
        }
    }

    private static @Nullable URI uri(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private void checkFile(Signal signal, String what, boolean certificate) {
        String key = settings.ofSignal(signal, what);
        if (key == null) {
            return;
        }
        try (InputStream in = Files.newInputStream(Path.of(settings.get(key, "")))) {
            if (certificate
                    && CertificateFactory.getInstance("X.509")
                            .generateCertificates(in)
                            .isEmpty()) {
                error(key, "a PEM file with a certificate in it");
            }
        } catch (IOException | InvalidPathException e) {
            error(key, "a PEM file that can be read");
        } catch (CertificateException e) {
            error(key, "a PEM file with a certificate in it");
        }
    }

    private void error(String key, String expectation) {
        errors.add(line(key, expectation));
    }

    private void warn(String key, String expectation) {
        warnings.add(line(key, expectation));
    }

    private String line(String key, String expectation) {
        return settings.nameOf(key) + ": '" + settings.get(key) + "' (expected: " + expectation + ")";
    }
}
