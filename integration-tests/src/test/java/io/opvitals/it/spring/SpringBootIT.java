package io.opvitals.it.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opvitals.it.harness.Built;
import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.EachJdk;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.harness.RunningChild;
import io.opvitals.it.receiver.OtlpReceiver;
import io.opvitals.it.receiver.ReceivedLogs;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spring Boot 3 with Resilience4j's annotations, WebFlux's client and coroutines: what is counted is what was asked for. */
class SpringBootIT {

    private static final Pattern LISTENING = Pattern.compile("listening on (\\d+)");
    private static final String NOT_PERMITTED = "CallNotPermittedException";

    @EachJdk
    void application_drivenOverHttp_isCountedExactlyAsTheScriptSays(Jdk jdk) throws Exception {
        try (OtlpReceiver receiver = new OtlpReceiver();
                RunningChild app = new ChildJvm(jdk)
                        .agent()
                        .shipsTo(receiver.endpoint())
                        .startWith(List.of("-jar", Built.springAppJar().toString()))) {
            app.awaitOut("listening on ");
            Browser browser = new Browser(port(app));

            browser.expect(3, "/stock/ok", "counted");
            browser.expect(1, "/stock/flaky-1", "counted");
            browser.expect(2, "/stock/fail", "kept after IllegalStateException");
            browser.expect(3, "/stock/fail", "kept after " + NOT_PERMITTED);
            browser.expect(2, "/reserve", NOT_PERMITTED);
            long refusedInTheEnd = browser.askUntil("/reserve", NOT_PERMITTED, "reserved");

            browser.expect(4, "/find/ok", "found");
            browser.expect(2, "/find/fail", "ServiceUnavailable");
            browser.expect(1, "/assemble", "");

            browser.expect(3, "/quote/ok", "quoted");
            browser.expect(2, "/quote/fail", "failed");
            browser.expect(1, "/quote/slow", "timed out");

            app.terminate();
            app.result();

            Map<String, Long> expected = new TreeMap<>(Map.of(
                    "inventory.stock success", 4L,
                    "inventory.stock fallback", 5L,
                    "inventory.reserve rejected", 2 + refusedInTheEnd,
                    "inventory.reserve success", 1L,
                    "catalogue.find success", 4L,
                    "catalogue.find error", 4L,
                    "prices.quote success", 3L,
                    "prices.quote error", 2L,
                    "prices.quote timeout", 1L));
            assertThat(receiver.metrics().calls()).isEqualTo(expected);
            assertThat(receiver.metrics().inFlight()).isZero();
            assertThat(receiver.metrics().numbersBy("opvitals.operation.assembled", "opvitals.operation"))
                    .isEqualTo(Map.of("find", 7.0));
            assertThat(receiver.metrics().numbersBy("opvitals.operation.fallback", "opvitals.fallback.reason"))
                    .isEqualTo(Map.of(
                            "java.lang.IllegalStateException",
                            2.0,
                            "io.github.resilience4j.circuitbreaker.CallNotPermittedException",
                            3.0));
            assertThat(receiver.metrics().numbersBy("opvitals.operation.retry", "opvitals.operation"))
                    .containsEntry("stock", 3.0);
            assertThat(receiver.metrics().numbersBy("opvitals.circuit_breaker.state", "opvitals.circuit_breaker.state"))
                    .containsEntry("closed", 1.0)
                    .containsEntry("open", 0.0)
                    .containsEntry("half_open", 0.0);
            assertThat(receiver.logs().named("opvitals.circuit_breaker.changed"))
                    .extracting(each -> ReceivedLogs.attributes(each).get("opvitals.circuit_breaker.to"))
                    .containsExactly("open", "half_open", "closed");
            assertThat(app.result().agentProblems()).isEmpty();
        }
    }

    private static int port(RunningChild app) {
        Matcher listening = LISTENING.matcher(app.out());
        assertThat(listening.find()).isTrue();
        return Integer.parseInt(listening.group(1));
    }

    /** Asks for pages. */
    private static final class Browser {

        private final HttpClient http = HttpClient.newHttpClient();
        private final int port;

        Browser(int port) {
            this.port = port;
        }

        /** Asks so many times; every answer must contain this. */
        void expect(int times, String path, String answer) throws Exception {
            for (int i = 0; i < times; i++) {
                assertThat(ask(path)).as(path).contains(answer);
            }
        }

        /** Asks until the answer is another; gives the number of answers before. */
        long askUntil(String path, String before, String then) {
            AtomicInteger asked = new AtomicInteger();
            await().pollInterval(Duration.ofMillis(100)).until(() -> {
                String answer = ask(path);
                if (answer.equals(then)) {
                    return true;
                }
                assertThat(answer).as(path).isEqualTo(before);
                asked.incrementAndGet();
                return false;
            });
            return asked.get();
        }

        private String ask(String path) throws IOException, InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .timeout(Duration.ofSeconds(60))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
