package io.opvitals.it.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opvitals.it.harness.RunningChild;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Asks the agent of a running JVM. */
final class AgentHttp {

    private static final String ANSWERS_AT = "answers at ";
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private final String address;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();

    /**
     * A row of the agent's route table, as its OpenAPI document has it.
     *
     * @param path with every parameter replaced by a text
     * @param template with its parameters
     */
    record Row(String method, String path, String template, String access, boolean hasBody) {
        @Override
        public String toString() {
            return method + " " + template;
        }
    }

    /** Waits until the agent says in its log where it answers. */
    AgentHttp(RunningChild child) {
        child.awaitErr(ANSWERS_AT);
        String log = child.err();
        int at = log.indexOf(ANSWERS_AT) + ANSWERS_AT.length();
        address = log.substring(at).lines().findFirst().orElseThrow().strip();
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.setHeader("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How a request is answered whose head says that so many bytes follow; none does. */
    int announced(String method, String path, int bytes, String... headers) {
        int port = URI.create(address).getPort();
        StringBuilder head = new StringBuilder();
        head.append(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: localhost:");
        head.append(port).append("\r\n");
        head.append("Content-Type: application/json\r\nContent-Length: ")
                .append(bytes)
                .append("\r\n");
        for (int i = 0; i < headers.length; i += 2) {
            head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
            byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
            return Integer.parseInt(new String(line, StandardCharsets.US_ASCII).substring("HTTP/1.1 ".length()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        }
    }

    /** The headers by which a browser shows a session, once it is open. */
    String[] session(String name, String password) {
        HttpResponse<String> answer =
                post("/api/v1/login", "{\"name\":\"" + name + "\",\"password\":\"" + password + "\"}");
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        String cookie = answer.headers().firstValue("set-cookie").orElseThrow();
        return new String[] {
            "Cookie", cookie.substring(0, cookie.indexOf(';')), "X-CSRF-Token", field(answer, "csrfToken")
        };
    }

    String field(HttpResponse<String> answer, String name) {
        return tree(answer.body()).path(name).asText();
    }

    /** All that can be asked. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        JsonNode paths = tree(get("/api/v1/openapi.json").body()).path("paths");
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            for (String method : METHODS) {
                JsonNode operation = path.getValue().path(method);
                if (!operation.isMissingNode()) {
                    rows.add(new Row(
                            method.toUpperCase(Locale.ROOT),
                            path.getKey().replaceAll("\\{[^}]*}", "1"),
                            path.getKey(),
                            operation.path("x-access").asText(),
                            operation.has("requestBody")));
                }
            }
        }
        return rows;
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    static String[] with(String[] headers, String... more) {
        String[] all = Arrays.copyOf(headers, headers.length + more.length);
        System.arraycopy(more, 0, all, headers.length, more.length);
        return all;
    }

    /** A password as the configuration holds it. */
    static String hash(String password) {
        byte[] salt = "a salt of a test".getBytes(StandardCharsets.US_ASCII);
        try {
            byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, 210_000, 256))
                    .getEncoded();
            Base64.Encoder encoder = Base64.getEncoder();
            return "pbkdf2-sha512$210000$" + encoder.encodeToString(salt) + "$" + encoder.encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
