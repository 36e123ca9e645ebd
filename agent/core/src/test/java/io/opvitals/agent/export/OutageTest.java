package io.opvitals.agent.export;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutageTest {

    private static final Duration TEN_MILLIS = Duration.ofMillis(10);

    /** The SDK tries again for as long as this. */
    /** Long enough for a busy machine to make a connection, or that is what fails. */
    private static final Map<String, String> IMPATIENT = Map.of("OTEL_EXPORTER_OTLP_TIMEOUT", "1500");

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void export_toACollectorThatIsBusyForAWhile(int status) {
        try (OtlpReceiver receiver = new OtlpReceiver();
                Exporting exporting = Exporting.to(receiver, IMPATIENT)) {
            int checkout = exporting.agent.operation("shop.checkout");
            exporting.agent.call(checkout, TEN_MILLIS);
            exporting.collect();
            await().until(() -> calls(receiver) == 1);

            receiver.status = status;
            for (int i = 0; i < 3; i++) {
                int before = receiver.refused.get();
                exporting.agent.call(checkout, TEN_MILLIS, new IllegalStateException());
                exporting.collect();
                await().until(() -> receiver.refused.get() > before + 1);
            }
            await().until(() -> !exporting.agent.logLines().isEmpty());
            receiver.status = 200;
            exporting.agent.call(checkout, TEN_MILLIS);
            exporting.collect();
            await().until(() -> calls(receiver) == 5);
            await().until(() -> exporting.agent.logLines().size() >= 2);

            assertThat(exporting.agent.logLines()).hasSize(2);
            assertThat(exporting.agent.logLines().get(0))
                    .matches(".* WARN export - sending (metrics|traces|logs) to " + receiver.endpoint()
                            + " fails: HTTP status " + status + ".*; totals are kept and sent when it works again");
            assertThat(exporting.agent.logLines().get(1))
                    .matches(".* INFO export - sending (metrics|traces|logs) to " + receiver.endpoint()
                            + " works again after \\d+ s and \\d+ failed exports?");
            await().until(() -> failures(receiver) > 0);
        }
    }

    @Test
    void export_toACollectorThatIsNotThereYet() throws Exception {
        int port = freePort();
        Exporting exporting = new Exporting(
                Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:" + port, "OTEL_EXPORTER_OTLP_TIMEOUT", "300"));
        try (exporting) {
            exporting.export.start();
            int checkout = exporting.agent.operation("shop.checkout");
            exporting.agent.call(checkout, TEN_MILLIS, new IllegalStateException());
            exporting.collect();
            await().until(() -> !exporting.agent.logLines().isEmpty());
            assertThat(exporting.agent.logLines().get(0)).contains("fails: connection refused; totals are kept");
            try (OtlpReceiver receiver = new OtlpReceiver(port)) {
                exporting.agent.call(checkout, TEN_MILLIS);
                exporting.collect();
                await().atMost(Duration.ofSeconds(20)).until(() -> calls(receiver) == 2);
                await().until(() -> exporting.agent.logLines().size() == 2);
                assertThat(exporting.agent.logLines().get(1)).contains("works again");
            }
        }
    }

    @Test
    void export_toABlackHole() {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            receiver.hole = new CountDownLatch(1);
            Exporting exporting = Exporting.to(receiver, IMPATIENT);
            int checkout = exporting.agent.operation("shop.checkout");
            exporting.agent.call(checkout, TEN_MILLIS, new IllegalStateException());
            exporting.collect();
            await().until(() -> !exporting.agent.logLines().isEmpty());
            assertThat(exporting.agent.logLines().get(0)).contains("fails: no answer within the time-out");

            long before = System.nanoTime();
            for (int i = 0; i < 1_000; i++) {
                exporting.agent.call(checkout, TEN_MILLIS, new IllegalStateException());
                exporting.collect();
            }
            Duration forAThousandReports = Duration.ofNanos(System.nanoTime() - before);
            assertThat(forAThousandReports).isLessThan(Duration.ofSeconds(5));

            before = System.nanoTime();
            exporting.close();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void close_withABlackHoleNobodyKnowsOfYet() {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            receiver.hole = new CountDownLatch(1);
            Exporting exporting = Exporting.to(receiver, Map.of("OTEL_METRIC_EXPORT_INTERVAL", "3600000"));
            exporting.agent.call(exporting.agent.operation("shop.checkout"), TEN_MILLIS);
            exporting.collect();
            long before = System.nanoTime();
            exporting.export.close(Duration.ofMillis(500));
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isBetween(Duration.ofMillis(400), Duration.ofSeconds(2));
        }
    }

    @Test
    void spans_thatDoNotFitTheQueue() {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            receiver.hole = new CountDownLatch(1);
            try (Exporting exporting = Exporting.to(
                    receiver, Map.of("OTEL_BSP_MAX_QUEUE_SIZE", "8", "OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "4"))) {
                int checkout = exporting.agent.operation("shop.checkout");
                for (int second = 0; second < 10; second++) {
                    for (int i = 0; i < 20; i++) {
                        exporting.agent.call(checkout, TEN_MILLIS, new IllegalStateException());
                    }
                    exporting.collect();
                }
                int kept = exporting.agent.batches.stream()
                        .mapToInt(batch -> batch.calls().size())
                        .sum();
                requireNonNull(receiver.hole).countDown();
                await().untilAsserted(() -> {
                    long dropped =
                            sum(receiver.latest("opvitals.agent.spans.dropped")) - exporting.numbers.spansDropped();
                    assertThat(dropped).isPositive();
                    assertThat(receiver.spans.size() + dropped).isEqualTo(kept);
                });
            }
        }
    }

    @Test
    void export_toAServerThatOnlyTakesMetrics() throws Exception {
        try (OtlpReceiver receiver = new OtlpReceiver();
                OtlpReceiver broken = new OtlpReceiver()) {
            broken.status = 404;
            try (Exporting exporting = Exporting.to(
                    receiver, Map.of("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", broken.endpoint() + "/v1/traces"))) {
                int checkout = exporting.agent.operation("shop.checkout");
                for (int i = 1; i <= 3; i++) {
                    exporting.agent.call(checkout, TEN_MILLIS, new IllegalStateException());
                    exporting.collect();
                    int wanted = i;
                    await().until(() -> broken.refused.get() >= wanted);
                }
                await().until(() -> calls(receiver) == 3);
                exporting.agent.call(checkout, TEN_MILLIS);
                exporting.collect();
                exporting.export.close(Duration.ofSeconds(5));
                assertThat(calls(receiver)).as("with those of the last flush").isEqualTo(4);
                assertThat(exporting.agent.logLines())
                        .singleElement()
                        .asString()
                        .contains("sending traces to " + broken.endpoint() + "/v1/traces fails: HTTP status 404");
            }
        }
    }

    private static long calls(OtlpReceiver receiver) {
        Metric durations = receiver.latest("opvitals.operation.duration");
        return durations == null
                ? 0
                : durations.getExponentialHistogram().getDataPointsList().stream()
                        .mapToLong(point -> point.getCount())
                        .sum();
    }

    private static long failures(OtlpReceiver receiver) {
        return sum(receiver.latest("opvitals.agent.export.failures"));
    }

    private static long sum(@Nullable Metric metric) {
        List<NumberDataPoint> points =
                metric == null ? List.of() : metric.getSum().getDataPointsList();
        return points.stream().mapToLong(NumberDataPoint::getAsInt).sum();
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return socket.getLocalPort();
        }
    }
}
