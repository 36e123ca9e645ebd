package io.opvitals.agent.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opvitals.agent.audit.AuditLog;
import io.opvitals.agent.collect.Snapshot;
import io.opvitals.agent.collect.Window;
import io.opvitals.agent.health.HealthEvaluator;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.HealthSettings;
import io.opvitals.agent.history.HistoryParts;
import io.opvitals.agent.history.HistorySettings;
import io.opvitals.agent.history.Resolution;
import io.opvitals.agent.insight.trend.Trends;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.operation.StuckReport;
import io.opvitals.agent.series.AllSeries;
import io.opvitals.agent.series.Family;
import io.opvitals.agent.series.Labels;
import io.opvitals.agent.storage.DataDirectory;
import io.opvitals.agent.time.Ticker;
import io.opvitals.agent.web.api.ChartResource;
import io.opvitals.agent.web.api.HistoryKeepingResource;
import io.opvitals.agent.web.api.HistoryResource;
import io.opvitals.agent.web.api.InsightResource;
import io.opvitals.agent.web.route.Route;
import io.opvitals.agent.web.route.Routes;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryRoutesTest {

    private static final Instant START = Instant.parse("2026-11-21T14:00:00Z");
    private static final Family DURATION = new Family("opvitals_operation_duration_seconds", "Durations.");
    private static final Family SCORE = new Family("opvitals_health_score", "Health.");
    private static final Labels SUCCESS = Labels.of("opvitals_outcome", "success", "opvitals_wrapper", "shop");

    private static final AgentLog LOG = new AgentLog(
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
            AgentLog.Level.INFO,
            Clock.systemUTC(),
            Ticker.system());

    @TempDir
    Path temp;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void history_keptBefore_isAnsweredDrawnAndExported() throws IOException, InterruptedException {
        try (DataDirectory data = new DataDirectory(temp.toString())) {
            HistoryParts parts = parts(data);
            try (RunningServer server = new RunningServer(routes(parts))) {
                fill(parts);
                String range = "from=2026-11-21T14:00:00Z&to=2026-11-21T15:00:00Z&points=3600";
                String series = range + "&series=" + encoded(DURATION.name() + "{opvitals_wrapper=~\"sh.p\"}");

                await().untilAsserted(() -> assertThat(
                                get(server, "/api/v1/metrics/history?" + series).body())
                        .contains("\"resolution\":\"10s\"", "\"count\":[3,3,3,3,3,3,3,3,3]"));
                assertThat(get(server, "/api/v1/charts?chart=calls&" + range).body())
                        .contains("\"name\":\"success\"", "0.3");
                assertThat(get(server, "/api/v1/charts?chart=latency&wrapper=shop&" + range)
                                .body())
                        .contains("\"name\":\"p99\"", "\"calls\":27,\"whole\":{\"mean\":");
                assertThat(get(server, "/api/v1/charts?chart=heatmap&" + range).body())
                        .contains("\"rows\":[");
                assertThat(get(server, "/api/v1/charts?chart=score&" + range).body())
                        .contains("\"name\":\"lowest\"", "0.5");
                assertThat(get(server, "/api/v1/export?" + series).body().lines())
                        .hasSize(10)
                        .first()
                        .isEqualTo("time,series,count,value,sum,min,max,p50,p90,p95,p99");
                assertThat(get(server, "/api/v1/export?format=json&" + series).body())
                        .startsWith("[")
                        .endsWith("]\n")
                        .contains("\"count\":3");
                assertThat(get(server, "/api/v1/metrics/history?series=" + encoded("rate(a[5m])"))
                                .body())
                        .contains("expected: one name with labels");
                assertThat(get(server, "/api/v1/metrics/history/status").body())
                        .contains("\"why\":null", "\"intervals\":9");
            } finally {
                parts.close(Duration.ofSeconds(5));
            }
        }
    }

    @Test
    void everyChart_ofAVeryLongRange_keepsToItsPoints() throws IOException, InterruptedException {
        try (DataDirectory data = new DataDirectory(temp.toString())) {
            HistoryParts parts = parts(data);
            try (RunningServer server = new RunningServer(routes(parts))) {
                fill(parts);
                String range = "&from=1970-01-01T00:00:00Z&to=9999-12-31T23:59:59Z&points=50";
                for (String chart : List.of("calls", "latency", "heatmap", "score")) {
                    String drawn =
                            get(server, "/api/v1/charts?chart=" + chart + range).body();
                    String times = drawn.substring(drawn.indexOf("\"times\":["), drawn.indexOf(']'));
                    assertThat(times.split(",")).as(chart).hasSizeBetween(2, 51);
                    assertThat(drawn).as(chart).hasSizeLessThan(20_000).contains("\"resolution\":\"1d\"");
                }
                assertThat(get(server, "/api/v1/charts?chart=calls" + range).body())
                        .contains("\"name\":\"success\"")
                        .doesNotContain("\"stepSeconds\":86400,");
            } finally {
                parts.close(Duration.ofSeconds(5));
            }
        }
    }

    @Test
    void timesOutOfReach_areRefusedEverywhere() throws IOException, InterruptedException {
        try (DataDirectory data = new DataDirectory(temp.toString())) {
            HistoryParts parts = parts(data);
            try (RunningServer server = new RunningServer(routes(parts))) {
                for (String path : List.of(
                        "/api/v1/metrics/history?series=x",
                        "/api/v1/charts?chart=calls",
                        "/api/v1/export?series=x",
                        "/api/v1/trend?series=x")) {
                    refused(server, path + "&to=%2B999999999-12-31T23:59:59Z", "to", "of the years 1970 to 9999");
                    refused(server, path + "&to=-999999999-01-01T00:00:00Z", "to", "of the years 1970 to 9999");
                    refused(server, path + "&to=1969-12-31T23:59:59Z", "to", "of the years 1970 to 9999");
                    boolean isTrend = path.contains("trend");
                    String length = isTrend ? "range" : "last";
                    for (String each : List.of("P3654D", "P9999999D", "PT0S", "-PT1H")) {
                        refused(server, path + "&" + length + "=" + each, length, "above zero and at most 3653 days");
                    }
                    assertThat(get(server, path + "&to=1970-01-01T00:00:00Z&" + length + "=P3653D")
                                    .statusCode())
                            .as(path)
                            .isEqualTo(200);
                    if (!isTrend) {
                        refused(server, path + "&from=-999999999-01-01T00:00:00Z", "from", "1970 to 9999");
                        refused(server, path + "&from=0001-01-01T00:00:00Z", "from", "1970 to 9999");
                        refused(server, path + "&from=2026-11-21T14:00:00Z&last=PT1H", "last", "expected: one of them");
                    }
                }
            } finally {
                parts.close(Duration.ofSeconds(5));
            }
        }
    }

    @Test
    void history_deleted_isGone_andWhatComesIsKept() throws IOException, InterruptedException {
        try (DataDirectory data = new DataDirectory(temp.toString())) {
            HistoryParts parts = parts(data);
            AuditLog audit = new AuditLog(data, LOG);
            List<Route> rows = new ArrayList<>(routes(parts).all());
            rows.addAll(new HistoryKeepingResource(parts, audit, () -> START.plusSeconds(200)).routes());
            try (RunningServer server = new RunningServer(new Routes(rows))) {
                fill(parts);
                String series = "/api/v1/metrics/history?from=2026-11-21T14:00:00Z&to=2026-11-21T15:00:00Z&points=3600"
                        + "&series=" + encoded(DURATION.name());
                assertThat(server.send("DELETE", "/api/v1/history?before=2026-11-21T14:00:00Z", "")
                                .body())
                        .startsWith("{\"bytes\":0,");
                assertThat(get(server, series).body()).contains("\"count\":[3,3,3,3,3,3,3,3,3]");

                assertThat(server.send("DELETE", "/api/v1/history", "").body())
                        .doesNotStartWith("{\"bytes\":0,")
                        .contains("\"oldest\":null");

                assertThat(get(server, series).body()).contains("\"series\":[]");
                parts.onReport(report(10));
                assertThat(server.send("POST", "/api/v1/history/flush", "").statusCode())
                        .isEqualTo(200);
                assertThat(get(server, series).body()).contains("\"count\":[3]");
                assertThat(audit.latest(10, Long.MAX_VALUE))
                        .extracting(each -> each.entry().action())
                        .containsExactly("history.delete", "history.delete");
            } finally {
                parts.close(Duration.ofSeconds(5));
            }
        }
    }

    private void refused(RunningServer server, String path, String name, String expectation)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = get(server, path);
        assertThat(answer.statusCode()).as(path).isEqualTo(400);
        assertThat(answer.body()).as(path).contains("\"" + name + "\"", expectation);
    }

    private static void fill(HistoryParts parts) {
        for (int i = 0; i < 10; i++) {
            HealthReport report = report(i);
            parts.onReport(report);
            int kept = i;
            // One after the other: what is handed over while the thread is busy becomes one interval.
            await().until(() -> parts.status().levels().get(0).written() >= kept);
        }
    }

    private static HealthReport report(int interval) {
        Snapshot now = new Snapshot(
                interval * 10_000_000_000L, START.plusSeconds(10L * interval).plusMillis(100), Map.of());
        Window window = new Window(now, now);
        return new HealthEvaluator(HealthSettings.DEFAULT, 0).evaluate(window, window, StuckReport.NONE);
    }

    private static AllSeries series() {
        return new AllSeries(List.of((report, sink) -> {
            long calls = 3 * report.snapshot().nanos() / 10_000_000_000L;
            sink.histogram(DURATION, SUCCESS, HistogramSnapshot.of(200, new long[] {calls}, calls * 100_000, 100_000));
            sink.gauge(SCORE, Labels.of("opvitals_health_scope", "system"), 0.5);
        }));
    }

    private static HistoryParts parts(DataDirectory data) {
        Map<Resolution, Duration> retention = new EnumMap<>(Resolution.class);
        for (Resolution each : Resolution.values()) {
            retention.put(each, Duration.ofDays(3650));
        }
        HistoryParts parts = new HistoryParts(
                data,
                new HistorySettings(64 << 20, retention),
                Thread::new,
                () -> START.plusSeconds(200),
                Ticker.system(),
                LOG);
        parts.start(series());
        return parts;
    }

    private static Routes routes(HistoryParts parts) {
        List<Route> rows = new ArrayList<>(
                new HistoryResource(parts.history(), parts::status, () -> START.plusSeconds(200)).routes());
        rows.addAll(new ChartResource(parts.history(), () -> START.plusSeconds(200)).routes());
        rows.addAll(new InsightResource(
                        new InsightResource.Sources(List::of, List::of, new Trends(parts.history()::query)),
                        () -> START.plusSeconds(200))
                .routes());
        return new Routes(rows);
    }

    private HttpResponse<String> get(RunningServer server, String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + server.port() + path);
        return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String encoded(String selector) {
        return URLEncoder.encode(selector, StandardCharsets.UTF_8);
    }
}
