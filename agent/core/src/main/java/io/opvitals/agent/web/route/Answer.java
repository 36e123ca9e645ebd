package io.opvitals.agent.web.route;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What goes back to the client. Immutable, but for pieces; the body is not copied. */
public final class Answer {

    public static final String JSON = "application/json";

    private final int status;
    private final String contentType;
    private final byte[] body;
    private final Map<String, String> headers;
    private final @Nullable Iterator<byte[]> pieces;
    private final boolean isGzip;

    private Answer(
            int status,
            String contentType,
            byte[] body,
            Map<String, String> headers,
            @Nullable Iterator<byte[]> pieces,
            boolean isGzip) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
        this.headers = headers;
        this.pieces = pieces;
        this.isGzip = isGzip;
    }

    /** 200 with JSON. */
    public static Answer json(Json.Writing writing) {
        return json(200, writing);
    }

    /** JSON. */
    public static Answer json(int status, Json.Writing writing) {
        return bytes(status, JSON, Json.bytes(writing));
    }

    /** Text in UTF-8. */
    public static Answer text(int status, String contentType, String text) {
        return bytes(status, contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Any body. */
    public static Answer bytes(int status, String contentType, byte[] body) {
        return new Answer(status, contentType, body, Map.of(), null, false);
    }

    /** 200 with a body that is compressed already; for a client that does not take gzip, it is unpacked. */
    public static Answer gzip(String contentType, byte[] gzip) {
        return new Answer(200, contentType, gzip, Map.of(), null, true);
    }

    /** 200 with a body that is made piece by piece as the client takes it; neither compressed nor with an ETag. */
    public static Answer pieces(String contentType, Iterator<byte[]> pieces) {
        return new Answer(200, contentType, new byte[0], Map.of(), pieces, false);
    }

    /** 204. */
    public static Answer nothing() {
        return new Answer(204, "", new byte[0], Map.of(), null, false);
    }

    /** The same with one more header. */
    public Answer with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Answer(status, contentType, body, Collections.unmodifiableMap(more), pieces, isGzip);
    }

    public int status() {
        return status;
    }

    /** Empty where there is no body. */
    public String contentType() {
        return contentType;
    }

    /** The pieces of the body, once; {@code null} where it is there as a whole. */
    public @Nullable Iterator<byte[]> pieces() {
        return pieces;
    }

    /** Whether the body is compressed already. */
    public boolean isGzip() {
        return isGzip;
    }

    public byte[] body() {
        return body;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
