package io.opvitals.agent.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.opvitals.agent.check.CheckSettings.Target;
import io.opvitals.agent.health.Status;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;

class TargetTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    @Test
    void http_isHealthyByItsStatusCode() throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            server.enqueue(new MockResponse.Builder().code(204).build());
            server.enqueue(new MockResponse.Builder().code(503).build());
            server.enqueue(new MockResponse.Builder()
                    .code(302)
                    .addHeader("Location", "/elsewhere")
                    .build());
            Target target =
                    target("http://user:secret@127.0.0.1:" + server.getPort() + "/health?token=secret", "200-299");
            HttpTarget check = new HttpTarget(target, new TargetClient(Thread::new));

            assertThat(check.look())
                    .isEqualTo(Finding.healthy("http://127.0.0.1:" + server.getPort() + "/health answers 204"));
            assertThat(check.look().message()).endsWith("/health answers 503 (expected: 200-299)");
            assertThat(check.look().message()).endsWith("/health answers 302 (expected: 200-299)");
            assertThat(server.takeRequest().getHeaders().get("User-Agent")).isEqualTo("opvitals");
        }
    }

    @Test
    void http_thatNeverAnswers_isUnhealthyInTime() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                Checking checking = new Checking(
                        settings(target("http://127.0.0.1:" + silent.getLocalPort() + "/", "200")), Map.of())) {
            checking.runner.start();

            await().untilAsserted(() -> {
                assertThat(checking.runner.report().result("api")).isNotNull();
                assertThat(checking.result("api").status()).isEqualTo(Status.UNHEALTHY);
                assertThat(checking.result("api").took()).isBetween(TIMEOUT.dividedBy(2), TIMEOUT.multipliedBy(3));
            });
        }
    }

    @Test
    void tcp_isHealthyWhileConnectionsAreTaken() throws Exception {
        int port;
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
            assertThat(new TcpTarget(target("tcp://127.0.0.1:" + port, "200")).look())
                    .isEqualTo(Finding.healthy("tcp://127.0.0.1:" + port + " takes connections"));
        }
        TcpTarget gone = new TcpTarget(target("tcp://127.0.0.1:" + port, "200"));
        assertThatThrownBy(gone::look).isInstanceOf(java.net.ConnectException.class);
        assertThat(new TcpTarget(target("tcp://no-such-host.invalid:1", "200"))
                        .look()
                        .message())
                .isEqualTo("tcp://no-such-host.invalid:1 has no address (expected: a host name that resolves)");
    }

    @Test
    void tcp_withoutAPort_isRefused() {
        assertThatThrownBy(() -> target("tcp://db", "200"))
                .hasMessage("'tcp://db' (expected: tcp://host:port, with the port)");
    }

    private static CheckSettings settings(Target target) {
        return new CheckSettings(Duration.ofHours(1), Duration.ofSeconds(30), 1, 1, 1, List.of(target));
    }

    private static Target target(String address, String codes) {
        return new Target("api", URI.create(address), TIMEOUT, StatusCodes.parse(codes));
    }
}
