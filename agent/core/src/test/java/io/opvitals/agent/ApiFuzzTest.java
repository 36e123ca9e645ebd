package io.opvitals.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.collect.Snapshot;
import io.opvitals.agent.collect.Window;
import io.opvitals.agent.event.EventLog;
import io.opvitals.agent.export.ExportState;
import io.opvitals.agent.export.metric.AgentNumbers;
import io.opvitals.agent.health.HealthEvaluator;
import io.opvitals.agent.health.HealthSettings;
import io.opvitals.agent.history.HistoryStatus;
import io.opvitals.agent.operation.CostKey;
import io.opvitals.agent.operation.CostSnapshot;
import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.operation.MeasureSnapshot;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.OperationSnapshot;
import io.opvitals.agent.operation.Outcome;
import io.opvitals.agent.operation.SeriesKey;
import io.opvitals.agent.operation.StuckReport;
import io.opvitals.agent.storage.DataDirectory;
import io.opvitals.agent.trace.ExceptionLog;
import io.opvitals.agent.trace.Masker;
import io.opvitals.agent.trace.RecentCalls;
import io.opvitals.agent.web.LatestReport;
import io.opvitals.agent.web.RunningServer;
import io.opvitals.agent.web.ServerNumbers;
import io.opvitals.agent.web.api.DiagnosticsResource;
import io.opvitals.agent.web.api.EventResource;
import io.opvitals.agent.web.api.FiguresResource;
import io.opvitals.agent.web.api.GuardResource;
import io.opvitals.agent.web.api.OperationResource;
import io.opvitals.agent.web.api.SystemResource;
import io.opvitals.agent.web.api.WrapperResource;
import io.opvitals.agent.web.route.Parameter;
import io.opvitals.agent.web.route.Route;
import io.opvitals.agent.web.route.Routes;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of requests with parameters that nobody foresaw: none is answered with a 500, none not at all. */
class ApiFuzzTest {

    /** A hundred thousand with {@code -Dfuzz.requests=100000}. */
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 20_000);

    private static final long SEED = 20_261_121;

    /** What makes parsers stumble. */
    private static final List<String> WORDS = List.of(
            "",
            "0",
            "-1",
            "1",
            "99999999999999999999",
            "9223372036854775807",
            "-9223372036854775808",
            "1e9",
            "0x10",
            "NaN",
            "true",
            "TRUE",
            "null",
            "name",
            "score",
            "healthy",
            "loop",
            "loop.step",
            "..",
            ".",
            "%00",
            "%2F",
            "%25",
            "%C3%28",
            "%E2%82%AC",
            "%F0%9F%98%80",
            "+",
            "%ED%A0%80",
            "'",
            "%22",
            "%3Cscript%3E",
            "${env:HOME}",
            "2026-11-21T14:03:07Z",
            "2026-13-41T99:99:99Z",
            "+1000000000-12-31T23:59:59Z",
            "PT1S",
            "P99999999999D",
            "%0d%0aX-Injected:%20yes",
            "a=b",
            "a%26b",
            ";",
            "*",
            "{id}",
            "[]",
            "\\",
            "|");

    private final Random random = new Random(SEED);

    @Test
    void parameters_ofAnyKind_areAnsweredWithoutA500(@TempDir Path folder) throws Exception {
        Routes routes = new Routes(ReportRoutes.of(resources(folder)));
        Map<Integer, Integer> statuses = new TreeMap<>();
        long before = 0;
        try (RunningServer server = new RunningServer(routes)) {
            Connection connection = new Connection(server.port());
            for (int i = 0; i < REQUESTS; i++) {
                if (i == REQUESTS / 10) {
                    before = usedBytes();
                }
                String target =
                        target(routes.all().get(random.nextInt(routes.all().size())));
                int status = connection.ask(target);
                if (status == 500 || status == 503) {
                    throw new AssertionError(target + " was answered with " + status + "\n" + server.log());
                }
                statuses.merge(status, 1, Integer::sum);
            }
            connection.close();
            assertThat(server.log()).doesNotContain("could not be answered");
        }
        System.out.println("fuzzed " + REQUESTS + " requests: " + statuses + ", heap grew by "
                + (usedBytes() - before) / 1024 + " KiB");
        assertThat(statuses.keySet()).contains(200, 400, 404);
        assertThat(usedBytes() - before).isLessThan(32L << 20);
    }

    /** A path of the route, right or not, with parameters that it takes, or not. */
    private String target(Route route) {
        StringBuilder target = new StringBuilder();
        for (String segment : route.path().substring(1).split("/", -1)) {
            target.append('/');
            boolean keeps = !segment.startsWith("{") && random.nextInt(30) != 0;
            target.append(keeps ? segment : value());
        }
        int parameters = random.nextInt(4);
        for (int i = 0; i < parameters; i++) {
            target.append(i == 0 ? '?' : '&').append(name(route)).append('=').append(value());
        }
        return target.toString();
    }

    private String name(Route route) {
        List<Parameter> known = route.parameters();
        return known.isEmpty() || random.nextInt(10) == 0
                ? value()
                : known.get(random.nextInt(known.size())).name();
    }

    private String value() {
        int kind = random.nextInt(10);
        if (kind < 6) {
            return sendable(WORDS.get(random.nextInt(WORDS.size())));
        }
        if (kind < 8) {
            return String.valueOf(random.nextInt(2_000));
        }
        StringBuilder noise = new StringBuilder();
        int length = random.nextInt(kind == 9 ? 400 : 12);
        for (int i = 0; i < length; i++) {
            noise.append(String.format(Locale.ROOT, "%%%02x", random.nextInt(256)));
        }
        return noise.toString();
    }

    /** Without what ends a request line; the server refuses those before our code, and closes the connection. */
    private static String sendable(String word) {
        return word.replace("\\", "%5C").replace("|", "%7C").replace("{", "%7B").replace("}", "%7D");
    }

    private static long usedBytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static ReportRoutes.Resources resources(Path folder) {
        LatestReport latest = new LatestReport();
        OperationId id = new OperationId("loop", "step");
        long[] counts = {3, 0, 1};
        OperationSnapshot counted = new OperationSnapshot(
                id,
                5,
                0,
                Map.of(
                        new SeriesKey(Outcome.SUCCESS, null, false, List.of()),
                        HistogramSnapshot.of(100, counts, 4_000, 2_000),
                        new SeriesKey(Outcome.ERROR, "java.io.IOException", false, List.of()),
                        HistogramSnapshot.of(100, counts, 4_000, 2_000)),
                Map.of("java.io.IOException", 1L),
                HistogramSnapshot.EMPTY,
                Map.of("quality", MeasureSnapshot.of(0.5, 1)),
                new CostSnapshot(
                        Map.of(new CostKey("USD", Outcome.SUCCESS, List.of("model", "large")), BigDecimal.ONE), 1),
                0,
                0);
        Snapshot start = new Snapshot(0, Instant.EPOCH, Map.of());
        Snapshot now = new Snapshot(1_000_000_000L, Instant.ofEpochSecond(1), Map.of(id, counted));
        Window window = new Window(start, now);
        latest.onReport(new HealthEvaluator(HealthSettings.DEFAULT, 0).evaluate(window, window, StuckReport.NONE));
        EventLog events = new EventLog();
        for (int i = 0; i < 100; i++) {
            events.add(Instant.EPOCH, "test", "system", "number " + i, Map.of());
        }
        ExceptionLog exceptions = new ExceptionLog(new Masker());
        AgentNumbers numbers = new AgentNumbers(0, 0, 0, 0, 0, 0, true, 0, 0, 0);
        DiagnosticsResource.Sources diagnostics = new DiagnosticsResource.Sources(
                "1",
                Instant.EPOCH,
                Clock.systemUTC(),
                () -> numbers,
                () -> ServerNumbers.NONE,
                new DataDirectory(folder.toString()),
                () -> new HistoryStatus(0, 1, 0, 0, 0, null, List.of()),
                events,
                exceptions,
                new RecentCalls(new Masker()),
                () -> new ExportState(
                        true, true, "", List.of(new ExportState.OfSignal("metrics", "http://c", 1, 2, -1)), 0, 1, 0),
                List::of);
        return new ReportRoutes.Resources(
                new SystemResource(latest),
                new WrapperResource(latest),
                new OperationResource(latest, exceptions),
                new FiguresResource(latest),
                new GuardResource(latest),
                new EventResource(events),
                new DiagnosticsResource(diagnostics));
    }

    /** One connection, opened again when the server has closed it. */
    private static final class Connection {

        private final int port;
        private Socket socket;
        private InputStream in;

        Connection(int port) throws IOException {
            this.port = port;
            this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
            this.in = InputStream.nullInputStream();
            open(false);
        }

        private void open(boolean again) throws IOException {
            if (again) {
                socket.close();
                socket = new Socket(InetAddress.getLoopbackAddress(), port);
            }
            socket.setSoTimeout(10_000);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        }

        /** Once more where the server closed the connection after the answer before, as it does after some refusals. */
        int ask(String target) throws IOException {
            try {
                return askOnce(target);
            } catch (EndedException | SocketException e) {
                open(true);
                return askOnce(target);
            }
        }

        private int askOnce(String target) throws IOException {
            String request = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            int status = Integer.parseInt(line().split(" ", 3)[1]);
            int length = 0;
            boolean closes = false;
            for (String header = line(); !header.isEmpty(); header = line()) {
                String lower = header.toLowerCase(Locale.ROOT);
                if (lower.startsWith("content-length:")) {
                    length = Integer.parseInt(lower.substring(15).strip());
                }
                closes |= lower.startsWith("connection: close");
                assertThat(lower).doesNotStartWith("x-injected");
            }
            assertThat(in.readNBytes(length)).hasSize(length);
            if (closes) {
                open(true);
            }
            return status;
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new EndedException("the connection ended after: " + line);
                }
                line.append((char) c);
            }
            return line.toString().strip();
        }

        void close() throws IOException {
            socket.close();
        }
    }

    @SuppressWarnings("serial") // Never serialized.
    private static final class EndedException extends IOException {
        EndedException(String message) {
            super(message);
        }
    }
}
