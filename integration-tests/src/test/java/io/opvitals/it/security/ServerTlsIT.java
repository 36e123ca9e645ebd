package io.opvitals.it.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opvitals.it.harness.AnyJdk;
import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.harness.RunningChild;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.io.TempDir;

class ServerTlsIT {

    private static final String PASSWORD = "changeit";
    private static final String ANSWERS_AT = "answers at ";

    @TempDir
    Path folder;

    @AnyJdk
    void production_withACertificate_speaksTlsAndFollowsTheFiles(Jdk jdk) throws Exception {
        show(jdk, "first" + jdk.feature(), "EC");
        try (RunningChild child = new ChildJvm(jdk)
                .agent("environment=production;log.level=info;server.port=0;server.tls.certificate="
                        + folder.resolve("live.crt") + ";server.tls.private-key=" + folder.resolve("live.key"))
                .start("Loop")) {
            child.awaitErr(ANSWERS_AT + "https://127.0.0.1:");
            String log = child.err();
            String address = log.substring(log.indexOf(ANSWERS_AT) + ANSWERS_AT.length())
                    .lines()
                    .findFirst()
                    .orElseThrow()
                    .strip();
            assertThat(ask(address)).isEqualTo("200 CN=first" + jdk.feature());

            show(jdk, "second" + jdk.feature(), "RSA");

            await().atMost(Duration.ofSeconds(30)).until(() -> ask(address).equals("200 CN=second" + jdk.feature()));
            child.awaitErr("the new certificate");
            child.endInput();
            child.result().expectExit(0);
        }
    }

    private static String ask(String address) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustsAll()}, new SecureRandom());
        HttpsURLConnection connection = (HttpsURLConnection)
                URI.create(address + "/health/live").toURL().openConnection();
        connection.setSSLSocketFactory(context.getSocketFactory());
        connection.setConnectTimeout(10_000);
        connection.setReadTimeout(10_000);
        connection.setRequestProperty("Connection", "close");
        try {
            int status = connection.getResponseCode();
            X509Certificate shown = (X509Certificate) connection.getServerCertificates()[0];
            return status + " " + shown.getSubjectX500Principal().getName();
        } finally {
            connection.disconnect();
        }
    }

    /** Makes a certificate and puts it where the server looks. */
    private void show(Jdk jdk, String name, String algorithm) throws IOException, GeneralSecurityException {
        Path store = folder.resolve(name + ".p12");
        try (RunningChild child = new ChildJvm(jdk)
                .startTool(
                        "keytool",
                        "-genkeypair",
                        "-alias",
                        "own",
                        "-keyalg",
                        algorithm,
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "90",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)) {
            child.result().expectExit(0);
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        Certificate certificate = keys.getCertificate("own");
        Key key = keys.getKey("own", PASSWORD.toCharArray());
        Files.writeString(folder.resolve("live.key"), pem("PRIVATE KEY", key.getEncoded()));
        Files.writeString(folder.resolve("live.crt"), pem("CERTIFICATE", certificate.getEncoded()));
    }

    private static String pem(String label, byte[] bytes) {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
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
