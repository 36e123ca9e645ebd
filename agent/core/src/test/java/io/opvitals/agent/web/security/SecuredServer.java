package io.opvitals.agent.web.security;

import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.security.HostNames;
import io.opvitals.agent.security.Origins;
import io.opvitals.agent.security.Role;
import io.opvitals.agent.security.TestSecurity;
import io.opvitals.agent.time.Ticker;
import io.opvitals.agent.web.ServerSettings;
import io.opvitals.agent.web.WebServer;
import io.opvitals.agent.web.live.LiveFeeds;
import io.opvitals.agent.web.route.Access;
import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Route;
import io.opvitals.agent.web.route.Routes;
import io.opvitals.agent.web.route.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A server over a real socket with one route of each access, and those for logins, users and tokens. */
final class SecuredServer implements AutoCloseable {

    static final String ALLOWED_ORIGIN = "https://ops.example";
    static final String ALLOWED_HOST = "vitals.example";

    final TestSecurity security;
    private final WebServer server;
    private final int port;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    SecuredServer(Path folder, boolean needsLogin) {
        security = new TestSecurity(folder, needsLogin);
        SecurityGate gate = new SecurityGate(new SecurityGate.Parts(
                security.authentication,
                security.settings,
                new HostNames(List.of(ALLOWED_HOST)),
                new Origins(List.of(ALLOWED_ORIGIN)),
                false,
                true));
        AgentLog log = new AgentLog(
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                AgentLog.Level.DEBUG,
                Clock.systemUTC(),
                Ticker.system());
        ServerSettings settings = new ServerSettings(
                "127.0.0.1",
                0,
                List.of(ALLOWED_ORIGIN),
                100_000,
                4_096,
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                2_000);
        server = new WebServer(
                settings,
                new WebServer.Parts(
                        routes(gate), gate, LiveFeeds.silent(log), SecuredServer::daemon, Ticker.system(), log));
        try {
            port = server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Users of the configuration with the roles for names: viewer, operator and admin. */
    SecuredServer withUsers() {
        security.users.configure(List.of(
                TestSecurity.user("viewer", Role.VIEWER),
                TestSecurity.user("operator", Role.OPERATOR),
                TestSecurity.user("admin", Role.ADMIN)));
        return this;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "opvitals-http");
        thread.setDaemon(true);
        return thread;
    }

    private Routes routes(SecurityGate gate) {
        List<Route> rows = new ArrayList<>();
        for (Access each : Access.values()) {
            String path = "/" + each.name().toLowerCase(Locale.ROOT);
            rows.add(
                    Route.get(path, each, "Says who asks").answers("text/plain").by(SecuredServer::name));
            rows.add(Route.post(path, each, "Says who asks")
                    .body(Schema.object())
                    .answers("text/plain")
                    .by(SecuredServer::name));
        }
        rows.addAll(
                new LoginResource(gate, security.authentication, security.logins, security.firstRun, security.settings)
                        .routes());
        rows.addAll(new PreferencesResource(gate, security.preferences).routes());
        rows.addAll(new UserResource(security.users, security.administration).routes());
        rows.addAll(new TokenResource(security.tokens, security.administration).routes());
        return new Routes(rows);
    }

    private static Answer name(io.opvitals.agent.web.route.Call call) {
        return Answer.text(
                200, "text/plain", call.caller().name() + " at " + call.caller().address());
    }

    int port() {
        return port;
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10))
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
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The status line of the answer to a request as it is written here, whose headers the JDK's client would not send. */
    String raw(String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> logIn(String name, String password, String... headers) {
        return post("/api/v1/login", "{\"name\":\"" + name + "\",\"password\":\"" + password + "\"}", headers);
    }

    /** The headers by which a browser shows a session. */
    String[] session(String name) {
        HttpResponse<String> answer = logIn(name, TestSecurity.PASSWORD);
        return new String[] {"Cookie", cookie(answer), "X-CSRF-Token", csrfToken(answer)};
    }

    static String cookie(HttpResponse<String> answer) {
        String header = answer.headers().firstValue("set-cookie").orElseThrow();
        return header.substring(0, header.indexOf(';'));
    }

    static String csrfToken(HttpResponse<String> answer) {
        return field(answer.body(), "csrfToken");
    }

    static String field(String json, String name) {
        String begin = "\"" + name + "\":\"";
        int at = json.indexOf(begin) + begin.length();
        return json.substring(at, json.indexOf('"', at));
    }

    @Override
    public void close() {
        server.stop();
        try {
            security.data.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
