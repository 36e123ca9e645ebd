package io.opvitals.agent.alert.channel.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Shows a receiver that a body is from us, and is not an old one sent again: HMAC-SHA256 with the shared secret over
 * {@code TIMESTAMP.BODY}.
 */
record Signature(String secret) {

    static final String TIMESTAMP = "X-Opvitals-Timestamp";
    static final String SIGNATURE = "X-Opvitals-Signature";

    private static final String ALGORITHM = "HmacSHA256";

    /** The headers; none where there is no secret. */
    Map<String, String> headers(String body, Instant now) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (!secret.isEmpty()) {
            String timestamp = Long.toString(now.getEpochSecond());
            headers.put(TIMESTAMP, timestamp);
            headers.put(SIGNATURE, "sha256=" + sign(timestamp + "." + body));
        }
        return headers;
    }

    private String sign(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return ALGORITHM;
    }
}
