package io.opvitals.agent.web;

import io.opvitals.agent.event.EventLog;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.time.Ticker;
import io.opvitals.agent.trace.ExceptionLog;
import io.opvitals.agent.trace.Masker;
import io.opvitals.agent.web.live.LiveFeed;
import io.opvitals.agent.web.route.Access;
import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Parameter;
import io.opvitals.agent.web.route.Route;
import io.opvitals.agent.web.route.Routes;
import io.opvitals.agent.web.route.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A server with a few routes of its own, over a real socket. */
public final class RunningServer implements AutoCloseable {

    static final int REQUESTS_PER_SECOND = 40;
    static final String ORIGIN = "https://ops.example";

    // Stands still, so that the rate limit is exact.
    private static final class StandingTicker extends Ticker {
        @Override
        public long nanos() {
            return 1;
        }
    }

    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
    private final WebServer server;
    private final LiveFeed live;
    private final EventLog events = new EventLog();

    /** What stands for the alerts, of which no report tells. */
    volatile String alerts = "none";

    private final int port;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    RunningServer() {
        this(0);
    }

    RunningServer(int wanted) {
        this(wanted, REQUESTS_PER_SECOND, new StandingTicker(), Duration.ofSeconds(10));
    }

    RunningServer(int wanted, double requestsPerSecond, Ticker ticker, Duration requestTimeout) {
        this(wanted, requestsPerSecond, ticker, requestTimeout, routes());
    }

    /** With these routes, for clients that may ask as often as they like. */
    public RunningServer(Routes routes) {
        this(0, 1e9, Ticker.system(), Duration.ofSeconds(10), routes);
    }

    private RunningServer(int wanted, double requestsPerSecond, Ticker ticker, Duration requestTimeout, Routes routes) {
        Ticker real = Ticker.system();
        AgentLog log = new AgentLog(
                new PrintStream(logged, true, StandardCharsets.UTF_8), AgentLog.Level.DEBUG, Clock.systemUTC(), real);
        ServerSettings settings = new ServerSettings(
                "127.0.0.1",
                wanted,
                List.of(ORIGIN),
                requestsPerSecond,
                2_048,
                requestTimeout,
                Duration.ofSeconds(30),
                2_000);
        live = new LiveFeed(
                events,
                new ExceptionLog(new Masker()),
                Map.of("alerts", out -> out.writeString(alerts)),
                Duration.ofSeconds(30),
                real,
                log);
        server = new WebServer(
                settings, new WebServer.Parts(routes, new LocalGate(), live, RunningServer::daemon, ticker, log));
        try {
            port = server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "opvitals-http");
        thread.setDaemon(true);
        return thread;
    }

    private static Routes routes() {
        Schema named = Schema.object().field("name", Schema.text(), "any");
        List<Route> rows = new ArrayList<>();
        rows.add(Route.get("/echo/{name}", Access.VIEWER, "Says the name")
                .takes(Parameter.path("name", "any"), Parameter.wholeNumber("times", 1, 10, "1", "how often"))
                .answers(named)
                .by(call -> Answer.json(out -> {
                    out.writeStartObject();
                    out.writeStringField("name", call.text("name"));
                    out.writeNumberField("times", call.number("times"));
                    out.writeEndObject();
                })));
        rows.add(Route.post("/echo", Access.VIEWER, "Says the name")
                .body(named)
                .answers(named)
                .by(call -> Answer.text(200, Answer.JSON, new String(call.body(), StandardCharsets.UTF_8))));
        rows.add(Route.get("/broken", Access.VIEWER, "Fails").answers(named).by(call -> {
            throw new IllegalStateException("secret");
        }));
        rows.add(
                Route.get(LiveFeed.PATH, Access.VIEWER, "Live").answersUpgrade().by(call -> Answer.nothing()));
        rows.add(Route.get("/big", Access.VIEWER, "A lot")
                .answers("text/plain")
                .by(call -> Answer.text(200, "text/plain", "many words ".repeat(10_000))));
        return new Routes(rows);
    }

    public int port() {
        return port;
    }

    LiveFeed live() {
        return live;
    }

    EventLog events() {
        return events;
    }

    public String log() {
        return logged.toString(StandardCharsets.UTF_8);
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, "");
    }

    public HttpResponse<String> send(String method, String path, String body, String... headers) {
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

    @Override
    public void close() {
        server.stop();
    }
}
