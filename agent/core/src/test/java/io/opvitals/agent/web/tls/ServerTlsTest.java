package io.opvitals.agent.web.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.security.TestCertificates;
import io.opvitals.agent.security.TlsFiles;
import io.opvitals.agent.time.FakeTicker;
import io.opvitals.agent.time.Ticker;
import io.opvitals.agent.web.ServerSettings;
import io.opvitals.agent.web.WebServer;
import io.opvitals.agent.web.live.LiveFeeds;
import io.opvitals.agent.web.route.Access;
import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Caller;
import io.opvitals.agent.web.route.Gate;
import io.opvitals.agent.web.route.Incoming;
import io.opvitals.agent.web.route.Route;
import io.opvitals.agent.web.route.Routes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTlsTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
    private ServerTls tls;
    private WebServer server;
    private int port;

    @BeforeEach
    void start() throws Exception {
        TestCertificates.write(folder, "first", "EC");
        TestCertificates.write(folder, "second", "RSA");
        copy("first");
        AgentLog log = new AgentLog(
                new PrintStream(logged, true, StandardCharsets.UTF_8),
                AgentLog.Level.INFO,
                Clock.systemUTC(),
                new FakeTicker());
        tls = new ServerTls(
                new TlsFiles(folder.resolve("live.crt"), folder.resolve("live.key")), Clock.systemUTC(), log);
        ServerSettings settings = new ServerSettings(
                "127.0.0.1", 0, List.of(), 1_000, 4_096, Duration.ofSeconds(10), Duration.ofSeconds(30), 100);
        Routes routes = new Routes(List.of(Route.get("/secure", Access.OPEN, "Says whether TLS is spoken")
                .answers("text/plain")
                .by(call -> Answer.text(
                        200, "text/plain", "secure " + call.incoming().secure()))));
        server = new WebServer(
                settings,
                new WebServer.Parts(
                        routes,
                        new OpenGate(),
                        LiveFeeds.silent(log),
                        ServerTlsTest::daemon,
                        Ticker.system(),
                        log,
                        tls));
        port = server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void request_goesOverTls() throws Exception {
        Seen seen = ask("TLSv1.3");

        assertThat(seen.answer).startsWith("HTTP/1.1 200").endsWith("secure true");
        assertThat(seen.subject).isEqualTo("CN=first");
        assertThat(ask("TLSv1.2").answer).endsWith("secure true");
    }

    @Test
    void oldProtocol_isRefused() {
        assertThatThrownBy(() -> ask("TLSv1.1")).isInstanceOf(IOException.class);
    }

    @Test
    void changedFiles_areShownToNewConnections() throws Exception {
        copy("second");

        tls.look();

        assertThat(ask("TLSv1.3").subject).isEqualTo("CN=second");
        assertThat(logged.toString(StandardCharsets.UTF_8)).contains("the new certificate");
    }

    @Test
    void filesThatCannotBeUsed_leaveTheOldCertificate() throws Exception {
        Files.writeString(folder.resolve("live.key"), "nothing");

        tls.look();
        tls.look();

        assertThat(ask("TLSv1.3").subject).isEqualTo("CN=first");
        assertThat(logged.toString(StandardCharsets.UTF_8)).containsOnlyOnce("has no private key");
    }

    private void copy(String name) throws IOException {
        for (String each : List.of(".crt", ".key")) {
            Files.copy(folder.resolve(name + each), folder.resolve("live" + each), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private record Seen(String answer, String subject) {}

    private Seen ask(String protocol) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustsAll()}, new SecureRandom());
        try (SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
            socket.setEnabledProtocols(new String[] {protocol});
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("GET /secure HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return new Seen(answer, shown.getSubjectX500Principal().getName());
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "opvitals-http");
        thread.setDaemon(true);
        return thread;
    }

    private static final class OpenGate implements Gate {
        @Override
        public void inspect(Incoming incoming) {}

        @Override
        public Caller admit(Incoming incoming, Route route) {
            return new Caller("somebody", client(incoming));
        }

        @Override
        public boolean stillAdmits(Incoming incoming, Route route) {
            return true;
        }

        @Override
        public String client(Incoming incoming) {
            return incoming.remoteAddress();
        }

        @Override
        public Map<String, String> headers(Incoming incoming) {
            return Map.of();
        }
    }

    private static final class TrustsAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
