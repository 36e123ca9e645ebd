package io.opvitals.agent.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsFilesTest {

    @TempDir
    static Path folder;

    @BeforeAll
    static void makeCertificates() {
        TestCertificates.write(folder, "RSA", "RSA");
        TestCertificates.write(folder, "EC", "EC");
        TestCertificates.write(folder, "Ed25519", "Ed25519");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void certificateAndKey_areRead(String name) throws Exception {
        TlsFiles.Material material = files(name + ".crt", name + ".key").read();

        assertThat(material.certificate().getSubjectX500Principal().getName()).isEqualTo("CN=" + name);
        assertThat(material.store().getKey("server", material.password().toCharArray()))
                .isNotNull();
        assertThat(material.toString()).doesNotContain(material.password());
    }

    @Test
    void oneFileWithBoth_isRead() throws Exception {
        Files.writeString(
                folder.resolve("both.pem"),
                Files.readString(folder.resolve("EC.key")) + "some text\n"
                        + Files.readString(folder.resolve("EC.crt")));

        assertThat(files("both.pem", "both.pem").read().certificate()).isNotNull();
    }

    @Test
    void keyOfAnotherCertificate_isRefused() throws Exception {
        TestCertificates.write(folder, "other", "EC");

        assertThatThrownBy(() -> files("EC.crt", "other.key").read())
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("is not the key of");
        assertThatThrownBy(() -> files("EC.crt", "RSA.key").read())
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("expected: a key of kind EC");
    }

    @Test
    void wrongFile_isRefusedWithoutSayingWhatIsInIt() throws IOException {
        Files.writeString(folder.resolve("old.key"), "-----BEGIN RSA PRIVATE KEY-----\nc2VjcmV0\n-----END RSA-----\n");
        Files.writeString(
                folder.resolve("bad.key"), "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n");
        Files.writeString(folder.resolve("empty"), "");

        assertThatThrownBy(() -> files("EC.crt", "old.key").read()).hasMessageContaining("PKCS #8");
        assertThatThrownBy(() -> files("EC.crt", "bad.key").read())
                .hasMessageContaining("cannot be read")
                .hasMessageNotContaining("c2VjcmV0");
        assertThatThrownBy(() -> files("empty", "EC.key").read()).hasMessageContaining("has no certificate");
        assertThatThrownBy(() -> files("missing", "EC.key").read()).hasMessageContaining("NoSuchFileException");
    }

    @Test
    void changedFiles_areNoticedOnce() throws Exception {
        Path certificate = Files.copy(folder.resolve("EC.crt"), folder.resolve("live.crt"));
        Path key = Files.copy(folder.resolve("EC.key"), folder.resolve("live.key"));
        TlsFiles files = new TlsFiles(certificate, key);
        files.read();
        assertThat(files.haveChanged()).isFalse();

        Files.copy(folder.resolve("RSA.crt"), certificate, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(files.haveChanged()).isTrue();
        assertThatThrownBy(files::read).isInstanceOf(TlsException.class);
        assertThat(files.haveChanged()).isFalse();

        Files.copy(folder.resolve("RSA.key"), key, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(files.haveChanged()).isTrue();
        assertThat(files.read().certificate().getSubjectX500Principal().getName())
                .isEqualTo("CN=RSA");
    }

    private static TlsFiles files(String certificate, String key) {
        return new TlsFiles(folder.resolve(certificate), folder.resolve(key));
    }
}
