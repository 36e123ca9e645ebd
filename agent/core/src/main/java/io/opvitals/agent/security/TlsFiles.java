package io.opvitals.agent.security;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The server's certificate with its chain, and its private key, in two PEM files (or in one that holds both). */
public final class TlsFiles {

    private static final long MAX_BYTES = 1 << 20;
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String PRIVATE_KEY = "PRIVATE KEY";

    private final Path certificateFile;
    private final Path keyFile;
    private @Nullable String seen;

    public TlsFiles(Path certificateFile, Path keyFile) {
        this.certificateFile = certificateFile;
        this.keyFile = keyFile;
    }

    /**
     * What the server shows and proves.
     *
     * @param password of the key in the store, which exists in memory only
     */
    public record Material(KeyStore store, String password, X509Certificate certificate) {

        @Override
        public String toString() {
            return "certificate of " + certificate.getSubjectX500Principal();
        }
    }

    /** Whether the files are others than when they were last read. */
    public synchronized boolean haveChanged() {
        try {
            return !state().equals(seen);
        } catch (IOException e) {
            return false; // Being replaced; the old ones are still good.
        }
    }

    /**
     * Reads both files.
     *
     * @throws TlsException if one of them cannot be used, or they do not belong together
     */
    public synchronized Material read() throws TlsException {
        try {
            seen = state();
        } catch (IOException e) {
            seen = null; // Said below, by the file that is missing.
        }
        List<X509Certificate> chain = certificates();
        X509Certificate own = chain.get(0);
        PrivateKey key = privateKey(own.getPublicKey());
        if (!belongTogether(key, own)) {
            throw new TlsException(keyFile + ": is not the key of " + certificateFile
                    + " (expected: the private key of its first certificate)");
        }
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            String password = new Secrets().next();
            store.setKeyEntry("server", key, password.toCharArray(), chain.toArray(new Certificate[0]));
            return new Material(store, password, own);
        } catch (GeneralSecurityException | IOException e) {
            throw new TlsException(certificateFile + ": cannot be used (" + e.getMessage() + ")");
        }
    }

    private String state() throws IOException {
        return Secrets.hash(text(certificateFile)) + Secrets.hash(text(keyFile));
    }

    private List<X509Certificate> certificates() throws TlsException {
        List<X509Certificate> chain = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Pem.Block each : blocks(certificateFile)) {
                if (each.label().equals(CERTIFICATE)) {
                    chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(each.bytes())));
                }
            }
        } catch (GeneralSecurityException e) {
            throw new TlsException(certificateFile + ": cannot be read (expected: X.509 certificates in PEM)");
        }
        if (chain.isEmpty()) {
            throw new TlsException(certificateFile + ": has no certificate (expected: -----BEGIN CERTIFICATE-----)");
        }
        return chain;
    }

    private PrivateKey privateKey(Key publicKey) throws TlsException {
        for (Pem.Block each : blocks(keyFile)) {
            if (each.label().equals(PRIVATE_KEY)) {
                try {
                    return KeyFactory.getInstance(publicKey.getAlgorithm())
                            .generatePrivate(new PKCS8EncodedKeySpec(each.bytes()));
                } catch (GeneralSecurityException e) {
                    throw new TlsException(keyFile + ": cannot be read (expected: a key of kind "
                            + publicKey.getAlgorithm() + ", as the certificate's)");
                }
            }
        }
        throw new TlsException(keyFile + ": has no private key (expected: -----BEGIN PRIVATE KEY-----, PKCS #8, not"
                + " encrypted; openssl pkcs8 -topk8 -nocrypt makes one)");
    }

    private List<Pem.Block> blocks(Path file) throws TlsException {
        try {
            return Pem.blocks(text(file));
        } catch (IOException e) {
            throw new TlsException(
                    file + ": cannot be read (" + e.getClass().getSimpleName() + "; expected: a PEM file)");
        } catch (IllegalArgumentException e) {
            throw new TlsException(file + ": cannot be read (expected: Base64 between its BEGIN and END lines)");
        }
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException("too large");
        }
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private static boolean belongTogether(PrivateKey key, X509Certificate certificate) {
        byte[] something = {1, 2, 3};
        try {
            String algorithm = signature(key.getAlgorithm());
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(key);
            signer.update(something);
            byte[] signed = signer.sign();
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(certificate.getPublicKey());
            verifier.update(something);
            return verifier.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String signature(String algorithm) {
        return switch (algorithm) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> algorithm;
        };
    }
}
