package io.opvitals.agent.alert.channel.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.opvitals.agent.alert.channel.ChannelSettings;
import io.opvitals.agent.alert.channel.ChannelSettings.Security;
import io.opvitals.agent.alert.channel.ChannelType;
import io.opvitals.agent.alert.channel.DeliveryException;
import io.opvitals.agent.alert.channel.MessageText;
import io.opvitals.agent.alert.channel.TestNotifications;
import io.opvitals.agent.security.TestCertificates;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against GreenMail, a real SMTP server. */
class EmailChannelTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-21T14:10:00Z"));

    @TempDir
    static Path folder;

    private static GreenMail mail;
    private static StartTlsFront front;
    private static String certificate;

    @BeforeAll
    static void open() throws Exception {
        TestCertificates.write(folder, "mail", "EC");
        certificate = folder.resolve("mail.crt").toString();
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        mail.setUser("alerts@example.org", "alerts", "s3cret");
        mail.getUserManager().setAuthRequired(true);
        front = new StartTlsFront(mail.getSmtp().getPort(), tls());
    }

    @AfterAll
    static void close() throws IOException {
        front.close();
        mail.stop();
    }

    @BeforeEach
    void empty() throws Exception {
        mail.purgeEmailFromAllMailboxes();
    }

    @Test
    void deliver_overStartTlsWithALogin_arrives_asTextAndHtml() throws Exception {
        channel(front.port(), Security.STARTTLS, "s3cret", "").deliver(TestNotifications.firing("mail", "k1"));

        MimeMessage[] received = mail.getReceivedMessages();
        assertThat(received).hasSize(2);
        MimeMessage message = received[0];
        assertThat(message.getSubject()).isEqualTo("[FIRING:2] HighErrorRate routellm");
        assertThat(message.getFrom()[0].toString()).isEqualTo("Opvitals <opvitals@example.org>");
        assertThat(message.getAllRecipients()).hasSize(2);
        assertThat(message.getHeader("X-Opvitals-Key")).containsExactly("k1");
        MimeMultipart parts = (MimeMultipart) message.getContent();
        assertThat(text(parts.getBodyPart(0)))
                .startsWith("[FIRING:2] HighErrorRate routellm\n  7 % of calls of complete fail <now> & \u00fc\n");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(text(parts.getBodyPart(1))).contains("fail &lt;now&gt; &amp; \u00fc</h3>");
        assertThat(front.inTheClear()).containsOnly("EHLO opvitals", "STARTTLS");
    }

    @Test
    void deliver_again_isTheSameMail_andAboutTheSameGroupInOneConversation() throws Exception {
        EmailChannel channel = channel(front.port(), Security.STARTTLS, "s3cret", "{{ .Status }} \u00fc");
        channel.deliver(TestNotifications.firing("mail", "k1"));
        channel.deliver(TestNotifications.firing("mail", "k1"));
        channel.deliver(TestNotifications.resolved("mail", "k2"));

        // Of two receivers, the first one's come first.
        MimeMessage[] received = mail.getReceivedMessages();
        assertThat(received).hasSize(6);
        assertThat(received[0].getMessageID()).isEqualTo(received[1].getMessageID());
        assertThat(received[2].getMessageID()).isNotEqualTo(received[0].getMessageID());
        assertThat(received[2].getHeader("References")).isEqualTo(received[0].getHeader("References"));
        assertThat(received[2].getSubject()).isEqualTo("[RESOLVED] HighErrorRate routellm");
        assertThat(String.valueOf(received[2].getContent()).strip()).isEqualTo("resolved \u00fc");
    }

    @Test
    void deliver_withAWrongPassword_cannotSucceed_andDoesNotSayIt() {
        DeliveryException failure = failure(channel(front.port(), Security.STARTTLS, "wr0ng", ""));

        assertThat(failure.reason())
                .startsWith("localhost:" + front.port() + " refuses the login: ")
                .endsWith("(expected: that of opvitals.alert.channel.mail.smtp.user and .smtp.password)")
                .doesNotContain("wr0ng");
    }

    @Test
    void deliver_toAServerWithoutStartTls_sendsNothing() throws Exception {
        DeliveryException failure = failure(channel(mail.getSmtp().getPort(), Security.STARTTLS, "s3cret", ""));

        assertThat(failure.reason())
                .contains("STARTTLS is required but host does not support STARTTLS")
                .contains("opvitals.alert.channel.mail.smtp.security is STARTTLS");
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void deliver_withACertificateThatIsNotTrusted_saysWhatToSet() {
        certificate = "";
        DeliveryException failure = failure(channel(front.port(), Security.STARTTLS, "s3cret", ""));
        certificate = folder.resolve("mail.crt").toString();

        assertThat(failure.reason())
                .startsWith("the certificate of localhost:" + front.port() + " is not trusted: ")
                .endsWith("or opvitals.alert.channel.mail.trusted-certificate)");
    }

    @Test
    void deliver_toNobody_saysSo() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        assertThat(failure(channel(port, Security.NONE, "s3cret", "")).reason())
                .startsWith("nobody answers at localhost:" + port)
                .endsWith("(expected: a mail server there)");
    }

    @Test
    void deliver_toOneThatNeverAnswers_endsAtTheTimeout() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            ChannelSettings settings = settings(silent.getLocalPort(), Security.NONE, "", Duration.ofMillis(300));

            assertThat(failure(new EmailChannel(settings, new MessageText(""), CLOCK))
                            .reason())
                    .isEqualTo("localhost:" + silent.getLocalPort()
                            + " has not answered (expected: within 300 ms, opvitals.alert.channel.mail.timeout)");
        }
    }

    private static EmailChannel channel(int port, Security security, String password, String template) {
        return new EmailChannel(
                settings(port, security, password, Duration.ofSeconds(10)), new MessageText(template), CLOCK);
    }

    private static ChannelSettings settings(int port, Security security, String password, Duration timeout) {
        return new ChannelSettings(
                "mail",
                ChannelType.EMAIL,
                "",
                true,
                timeout,
                certificate,
                new ChannelSettings.FileTarget("", 1_024),
                "",
                "",
                "",
                new ChannelSettings.Mail(
                        "localhost",
                        port,
                        security,
                        "alerts",
                        password,
                        "Opvitals <opvitals@example.org>",
                        List.of("alerts@example.org", "team@example.org")));
    }

    private static DeliveryException failure(EmailChannel channel) {
        return catchThrowableOfType(
                DeliveryException.class, () -> channel.deliver(TestNotifications.firing("mail", "k1")));
    }

    private static String text(BodyPart part) throws Exception {
        return String.valueOf(part.getContent());
    }

    private static SSLContext tls() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        char[] password = "changeit".toCharArray();
        try (InputStream in = Files.newInputStream(folder.resolve("mail.p12"))) {
            keys.load(in, password);
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }
}
