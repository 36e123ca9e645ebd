package io.opvitals.it.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.it.harness.AnyJdk;
import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.ChildResult;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.harness.RunningChild;
import io.opvitals.it.receiver.OtlpReceiver;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.io.TempDir;

/** A receiver with a certificate that nobody but OTEL_EXPORTER_OTLP_CERTIFICATE vouches for. */
class TlsIT {

    private static final String PASSWORD = "changeit";

    @TempDir
    Path folder;

    @AnyJdk
    void export_certificateGiven_isTrusted(Jdk jdk) throws Exception {
        try (OtlpReceiver receiver = new OtlpReceiver(selfSigned(jdk))) {
            ChildResult result = new ChildJvm(jdk)
                    .agent()
                    .shipsTo(receiver.endpoint())
                    .environment(
                            "OTEL_EXPORTER_OTLP_CERTIFICATE",
                            folder.resolve("own.pem").toString())
                    .run("Shop")
                    .expectExit(0);

            assertThat(result.agentProblems()).isEmpty();
            assertThat(receiver.metrics().calls()).isEqualTo(result.truth());
            assertThat(receiver.spans().all()).isNotEmpty();
        }
    }

    @AnyJdk
    void export_certificateNotGiven_isRefusedAndSaid(Jdk jdk) throws Exception {
        try (OtlpReceiver receiver = new OtlpReceiver(selfSigned(jdk))) {
            ChildResult result = new ChildJvm(jdk)
                    .agent()
                    .shipsTo(receiver.endpoint())
                    .run("Shop")
                    .expectExit(0);

            assertThat(result.agentProblems()).hasSize(1);
            assertThat(receiver.metrics().names()).isEmpty();
        }
    }

    private SSLContext selfSigned(Jdk jdk) throws Exception {
        Path store = folder.resolve("own.p12");
        keytool(
                jdk,
                "-genkeypair",
                "-alias",
                "own",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD);
        keytool(
                jdk,
                "-exportcert",
                "-rfc",
                "-alias",
                "own",
                "-file",
                folder.resolve("own.pem").toString(),
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(Jdk jdk, String... arguments) {
        try (RunningChild child = new ChildJvm(jdk).startTool("keytool", arguments)) {
            child.result().expectExit(0);
        }
    }
}
