package io.opvitals.it.backends;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opvitals.it.harness.Built;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The running Collector, Jaeger and Prometheus, as {@code backends/run with} names them in the environment. */
final class Backends {

    private static final String PREFIX = "OPVITALS_BACKEND_";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    String otlpHttp() {
        return setting("OTLP_HTTP");
    }

    String otlpGrpc() {
        return setting("OTLP_GRPC");
    }

    void stopCollector() {
        script("stop-collector");
    }

    void startCollector() {
        script("start-collector");
    }

    /** The values of an instant query, by their labels without the name. */
    Map<Map<String, String>, Double> query(String promql) {
        Map<Map<String, String>, Double> values = new HashMap<>();
        JsonNode answer = get(setting("METRICS_DB") + "/api/v1/query?query=" + encoded(promql));
        for (JsonNode each : answer.at("/data/result")) {
            Map<String, String> labels = new TreeMap<>();
            each.get("metric")
                    .properties()
                    .forEach(
                            label -> labels.put(label.getKey(), label.getValue().asText()));
            labels.remove("__name__");
            values.put(labels, each.at("/value/1").asDouble());
        }
        return values;
    }

    /** Calls by {@code wrapper.operation outcome}, as the metrics database has them. */
    Map<String, Long> calls(String service) {
        Map<String, Long> calls = new TreeMap<>();
        query("sum by (opvitals_wrapper, opvitals_operation, opvitals_outcome) ("
                        + "histogram_count(opvitals_operation_duration_seconds{job=\"" + service + "\"}))")
                .forEach((labels, count) -> calls.put(
                        labels.get("opvitals_wrapper") + "." + labels.get("opvitals_operation") + " "
                                + labels.get("opvitals_outcome"),
                        Math.round(count)));
        return calls;
    }

    /** Traces of a service as Jaeger's query API gives them. */
    JsonNode traces(String service) {
        return get(setting("JAEGER_QUERY") + "/api/traces?limit=1000&service=" + encoded(service))
                .path("data");
    }

    private JsonNode get(String url) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(30))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            // Jaeger answers 404 for a service it has not heard of yet.
            return json.readTree(response.statusCode() == 404 ? "{}" : response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void script(String command) {
        try {
            Process run = new ProcessBuilder(Built.backendsScript().toString(), command, setting("DIR"))
                    .inheritIO()
                    .start();
            if (run.waitFor() != 0) {
                throw new IllegalStateException("run " + command + ": exit code " + run.exitValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String setting(String name) {
        String value = System.getenv(PREFIX + name);
        if (value == null) {
            throw new IllegalStateException(
                    PREFIX + name + " is not set (expected: to be run by integration-tests/backends/run with -- ...)");
        }
        return value;
    }
}
