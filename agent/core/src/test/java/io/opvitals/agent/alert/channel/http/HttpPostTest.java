package io.opvitals.agent.alert.channel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.opvitals.agent.alert.channel.DeliveryException;
import io.opvitals.agent.security.TestCertificates;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpPostTest {

    private static final Instant NOW = Instant.parse("2026-11-21T14:00:00Z");

    @TempDir
    Path folder;

    @Test
    void post_sendsTheBytes() throws Exception {
        try (Receiver receiver = Receiver.plain()) {
            post(receiver.address("/hook/T0/s3cret"))
                    .post("{\"a\":\"\u00fc\"}", Map.of("Content-Type", "application/json"));

            assertThat(receiver.only().body()).isEqualTo("{\"a\":\"\u00fc\"}");
            assertThat(receiver.only().path()).isEqualTo("/hook/T0/s3cret");
            assertThat(receiver.only().header("Content-Type")).isEqualTo("application/json");
        }
    }

    @Test
    void post_answeredBy500_maySucceedLater() throws Exception {
        try (Receiver receiver = Receiver.plain().answers(503, Map.of(), "over\nloaded")) {
            DeliveryException failure = failure(post(receiver.address("/s3cret")));

            assertThat(failure.reason())
                    .isEqualTo("localhost:" + receiver.address("/").getPort()
                            + " answers 503: 'over loaded' (expected: 2xx)");
            assertThat(lasting(failure)).isFalse();
        }
    }

    @Test
    void post_answeredBy404_cannotSucceed() throws Exception {
        try (Receiver receiver = Receiver.plain().answers(404, Map.of(), "no_team")) {
            DeliveryException failure = failure(post(receiver.address("/s3cret")));

            assertThat(lasting(failure)).isTrue();
            assertThat(failure.reason()).contains("answers 404: 'no_team'").doesNotContain("s3cret");
        }
    }

    @Test
    void post_answeredByOneThatQuotesSecrets_doesNotSayThem() throws Exception {
        try (Receiver receiver = Receiver.plain()
                .answers(404, Map.of(), "no /hook/s3cret-path?k=s3cret-query; s3cret-path is unknown, r0uting, too")) {
            DeliveryException failure = failure(post(receiver.address("/hook/s3cret-path?k=s3cret-query")));

            assertThat(failure.reason()).contains("answers 404: 'no ***?***; *** is unknown, ***, too'");
        }
    }

    @Test
    void post_answeredByARedirect_doesNotFollow() throws Exception {
        try (Receiver receiver = Receiver.plain()) {
            receiver.answers(302, Map.of("Location", receiver.address("/other").toString()), "");

            assertThat(lasting(failure(post(receiver.address("/"))))).isTrue();
            assertThat(receiver.requests).hasSize(1);
        }
    }

    @Test
    void post_answeredBy429_keepsToRetryAfter_inSecondsAndAsADate() throws Exception {
        try (Receiver receiver = Receiver.plain()
                .answers(429, Map.of("Retry-After", "17"), "")
                .answers(429, Map.of("Retry-After", "Sat, 21 Nov 2026 14:01:30 GMT"), "")
                .answers(429, Map.of("Retry-After", "soon"), "")) {
            HttpPost post = post(receiver.address("/"));

            assertThat(retryAfter(failure(post))).isEqualTo(Duration.ofSeconds(17));
            assertThat(retryAfter(failure(post))).isEqualTo(Duration.ofSeconds(90));
            assertThat(retryAfter(failure(post))).isEqualTo(Duration.ZERO);
        }
    }

    @Test
    void post_toOneThatNeverAnswers_endsAtTheTimeout() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            DeliveryException failure = failure(impatient(silent));

            assertThat(failure.reason())
                    .isEqualTo("127.0.0.1:" + silent.getLocalPort()
                            + " has not answered (expected: within 400 ms, opvitals.alert.channel.ops.timeout)");
            assertThat(lasting(failure)).isFalse();
        }
    }

    @Test
    void post_toOneWhoseAnswerNeverEnds_endsAtTheTimeout() throws Exception {
        try (ServerSocket endless = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> beginAnswer(endless));
            server.setDaemon(true);
            server.start();

            DeliveryException failure = failure(impatient(endless));

            assertThat(failure.reason()).contains("has not answered");
            // The connection is given up, too.
            server.join(Duration.ofSeconds(10).toMillis());
            assertThat(server.isAlive()).isFalse();
        }
    }

    @Test
    void post_toNobody_saysSo() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        DeliveryException failure = failure(post(URI.create("http://user:s3cret@127.0.0.1:" + port + "/s3cret")));

        assertThat(failure.reason()).isEqualTo("nobody answers at 127.0.0.1:" + port + " (expected: a server there)");
    }

    @Test
    void post_toAHostThatIsNotKnown_saysSo() {
        DeliveryException failure = failure(post(URI.create("http://nowhere.invalid/s3cret")));

        assertThat(failure.reason()).isEqualTo("host 'nowhere.invalid' is not known (expected: a name that resolves)");
    }

    @Test
    void post_overTls_trustsThePemFile_andNothingElse() throws Exception {
        try (Receiver receiver = tlsReceiver()) {
            DeliveryException failure = failure(post(receiver.address("/s3cret")));
            assertThat(failure.reason())
                    .startsWith("the certificate of localhost:"
                            + receiver.address("/").getPort() + " is not trusted: ")
                    .endsWith(
                            "(expected: one of the JVM's authorities, or opvitals.alert.channel.ops.trusted-certificate)");

            post(receiver.address("/s3cret"), folder.resolve("receiver.crt").toString())
                    .post("x", Map.of());

            assertThat(receiver.only().body()).isEqualTo("x");
        }
    }

    @Test
    void post_withAPemFileThatIsNone_namesTheSetting() throws Exception {
        Path file = Files.writeString(folder.resolve("no.pem"), "nothing");

        assertThat(failure(post(URI.create("https://127.0.0.1:1/"), file.toString()))
                        .reason())
                .startsWith("opvitals.alert.channel.ops.trusted-certificate: '" + file + "'")
                .contains("expected: ");
        assertThat(failure(post(
                                URI.create("https://127.0.0.1:1/"),
                                folder.resolve("none").toString()))
                        .reason())
                .startsWith("opvitals.alert.channel.ops.trusted-certificate: ")
                .contains("none");
    }

    private Receiver tlsReceiver() throws IOException, GeneralSecurityException {
        TestCertificates.write(folder, "receiver", "EC");
        return Receiver.tls(folder.resolve("receiver.p12"));
    }

    /** Headers, and one byte of a hundred. */
    private static void beginAnswer(ServerSocket server) {
        try (Socket socket = server.accept()) {
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nx".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The other side has gone, as it should.
        }
    }

    private static HttpPost post(URI address) {
        return post(address, "");
    }

    private static HttpPost impatient(ServerSocket server) {
        return post(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/"), "", Duration.ofMillis(400));
    }

    static HttpPost post(URI address, String certificate) {
        return post(address, certificate, Duration.ofSeconds(20));
    }

    private static HttpPost post(URI address, String certificate, Duration timeout) {
        return new HttpPost(
                new HttpPost.Target("ops", address, timeout, certificate, List.of("r0uting")),
                Executors.defaultThreadFactory(),
                InstantSource.fixed(NOW));
    }

    private static DeliveryException failure(HttpPost post) {
        return catchThrowableOfType(DeliveryException.class, () -> post.post("{}", Map.of()));
    }

    private static boolean lasting(DeliveryException failure) {
        return failure.isLasting();
    }

    private static Duration retryAfter(DeliveryException failure) {
        return failure.retryAfter();
    }
}
