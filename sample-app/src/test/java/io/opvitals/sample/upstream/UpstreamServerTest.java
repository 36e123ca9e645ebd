package io.opvitals.sample.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpstreamServerTest {

    private static final Phase CALM = Phase.between(0, 20, "everything works");
    private static final Duration LONG = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private Phase phase = CALM;
    private UpstreamServer server;

    @BeforeEach
    void start() throws Exception {
        server = new UpstreamServer(() -> phase, 1);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void model_calm_tellsTokensAndQuality() throws Exception {
        HttpResponse<String> strong = get("/models/strong");
        HttpResponse<String> weak = get("/models/weak");

        assertThat(strong.statusCode()).isEqualTo(200);
        assertThat(number(strong, "Input-Tokens")).isBetween(40.0, 440.0);
        assertThat(number(strong, "Output-Tokens")).isBetween(120.0, 320.0);
        assertThat(number(weak, "Output-Tokens")).isBetween(60.0, 140.0);
        assertThat(number(strong, "Quality")).isGreaterThan(number(weak, "Quality"));
    }

    @Test
    void model_wordy_usesFiveTimesTheTokens() throws Exception {
        phase = CALM.with(Service.STRONG_MODEL, Behaviour.wordy(5));

        HttpResponse<String> strong = get("/models/strong");

        assertThat(number(strong, "Output-Tokens")).isBetween(600.0, 1_600.0);
    }

    @Test
    void service_failing_answers503AndTheOthersDoNot() throws Exception {
        phase = CALM.with(Service.PAYMENTS, Behaviour.failing(1));

        assertThat(get("/payments/refund?100").statusCode()).isEqualTo(503);
        assertThat(get("/search?q=x").statusCode()).isEqualTo(200);
    }

    @Test
    void service_failingAtTimes_failsInThatShare() throws Exception {
        phase = CALM.with(Service.TEMPLATES, Behaviour.failing(0.5));
        int failed = 0;
        for (int i = 0; i < 100; i++) {
            failed += get("/templates/chat").statusCode() == 503 ? 1 : 0;
        }

        assertThat(failed).isBetween(30, 70);
    }

    @Test
    void service_hanging_answersAfterEveryDeadlineOfTheGatewayButAnswers() throws Exception {
        phase = CALM.with(Service.STRONG_MODEL, Behaviour.hanging(1));

        assertThatThrownBy(() -> get("/models/strong", Duration.ofMillis(600)))
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(get("/models/strong").statusCode()).isEqualTo(200);
    }

    @Test
    void charge_amountThatIsAMultipleOf25Cents_isDeclined() throws Exception {
        assertThat(get("/payments/charge?1025").statusCode()).isEqualTo(402);
        assertThat(get("/payments/charge?1026").body()).startsWith("receipt-");
        assertThat(get("/payments/refund?1025").statusCode()).isEqualTo(200);
    }

    @Test
    void refund_amountThatIsAMultipleOf10Cents_isDeclinedInItsText() throws Exception {
        assertThat(get("/payments/refund?1030").body()).endsWith(" DECLINED");
        assertThat(get("/payments/refund?1031").body()).endsWith(" DONE");
    }

    @Test
    void template_unknown_isNotFound() throws Exception {
        assertThat(get("/templates/mail").body()).isEqualTo("Dear customer, {input}");
        assertThat(get("/templates/unknown").statusCode()).isEqualTo(404);
    }

    @Test
    void threads_ofTheServer_doNotKeepTheJvmAlive() throws Exception {
        get("/search?q=x");

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().equals("upstream")
                        || thread.getName().contains("HTTP-Dispatcher")
                        || thread.getName().equals("server-timer"))
                .isNotEmpty()
                .allMatch(Thread::isDaemon);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return get(path, LONG);
    }

    private HttpResponse<String> get(String path, Duration deadline) throws Exception {
        return client.send(
                HttpRequest.newBuilder(server.uri().resolve(path))
                        .timeout(deadline)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static double number(HttpResponse<String> response, String header) {
        return Double.parseDouble(response.headers().firstValue(header).orElseThrow());
    }
}
