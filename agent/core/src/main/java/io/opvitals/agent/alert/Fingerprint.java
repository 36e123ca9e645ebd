package io.opvitals.agent.alert;

import io.opvitals.agent.series.Labels;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Short names for long texts: the same for the same text, in this JVM and in every other. */
public final class Fingerprint {

    private static final int BYTES = 8;

    private Fingerprint() {}

    /** 16 hexadecimal digits for labels. */
    public static String of(Labels labels) {
        return of(labels.toString());
    }

    /** 16 hexadecimal digits for a text. */
    public static String of(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256 (expected: every one has)", e);
        }
    }
}
