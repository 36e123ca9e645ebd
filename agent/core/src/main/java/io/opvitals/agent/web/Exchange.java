package io.opvitals.agent.web;

import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Incoming;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingNestedCallback;
import org.jspecify.annotations.Nullable;

/** One request and the way back. Answers once; nothing blocks. */
final class Exchange {

    /** Below it, gzip saves less than a packet. */
    private static final int LEAST_GZIP = 1_024;

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final Incoming incoming;
    private final Map<String, String> headers = new TreeMap<>();

    Exchange(Request request, Response response, Callback callback, Incoming incoming) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.incoming = incoming;
    }

    Request request() {
        return request;
    }

    Response response() {
        return response;
    }

    Callback callback() {
        return callback;
    }

    Incoming incoming() {
        return incoming;
    }

    /** Headers that the answer will have whatever it is; of {@code Vary}, all. */
    void put(Map<String, String> more) {
        for (Map.Entry<String, String> each : more.entrySet()) {
            put(each.getKey(), each.getValue());
        }
    }

    private void put(String name, String value) {
        headers.merge(name, value, (before, added) -> name.equals("Vary") ? before + ", " + added : added);
    }

    /** Puts the headers that every answer has into the response, for whoever answers in our stead. */
    void prepare() {
        for (Map.Entry<String, String> each : headers.entrySet()) {
            response.getHeaders().put(each.getKey(), each.getValue());
        }
    }

    void send(Answer answer) {
        put(answer.headers());
        if (answer.pieces() != null) {
            stream(answer, answer.pieces());
            return;
        }
        boolean canStay = answer.status() == 200 && incoming.isReading();
        headers.putIfAbsent("Cache-Control", canStay ? "no-cache" : "no-store");
        if (canStay && answer.body().length > 0) {
            String etag = etag(answer.body());
            headers.putIfAbsent("ETag", etag);
            if (matches(incoming.header("If-None-Match"), headers.getOrDefault("ETag", etag))) {
                send(304, new byte[0]);
                return;
            }
        }
        byte[] body = answer.body();
        if (answer.isGzip() || body.length >= LEAST_GZIP) {
            put("Vary", "Accept-Encoding");
            if (acceptsGzip(incoming.header("Accept-Encoding"))) {
                body = answer.isGzip() ? body : gzip(body);
                headers.put("Content-Encoding", "gzip");
            } else if (answer.isGzip()) {
                body = gunzip(body);
            }
        }
        if (!answer.contentType().isEmpty()) {
            headers.put("Content-Type", answer.contentType());
        }
        send(answer.status(), body);
    }

    /** The next piece is made when the one before has gone out: a slow client costs neither a thread nor memory. */
    private void stream(Answer answer, Iterator<byte[]> pieces) {
        headers.putIfAbsent("Cache-Control", "no-store");
        headers.put("Content-Type", answer.contentType());
        response.setStatus(answer.status());
        prepare();
        if (incoming.method().equals("HEAD")) {
            response.write(true, null, callback);
            return;
        }
        new IteratingNestedCallback(callback) {
            private boolean isEnded;

            @Override
            protected Action process() {
                if (isEnded) {
                    return Action.SUCCEEDED;
                }
                byte[] piece = pieces.hasNext() ? pieces.next() : new byte[0];
                isEnded = !pieces.hasNext();
                response.write(isEnded, ByteBuffer.wrap(piece), this);
                return Action.SCHEDULED;
            }
        }.iterate();
    }

    private void send(int status, byte[] body) {
        response.setStatus(status);
        prepare();
        HttpFields.Mutable fields = response.getHeaders();
        if (status != 204 && status != 304) {
            fields.put("Content-Length", body.length);
        }
        boolean hasBody = !incoming.method().equals("HEAD") && body.length > 0;
        response.write(true, hasBody ? ByteBuffer.wrap(body) : null, callback);
    }

    /** Weak: the same for the compressed and for the plain body. */
    private static String etag(byte[] body) {
        CRC32C checksum = new CRC32C();
        checksum.update(body);
        // A second, different sum, so that two bodies in four thousand million being alike is no longer likely.
        long mixed = 0xcbf29ce484222325L;
        for (byte each : body) {
            mixed = (mixed ^ (each & 0xff)) * 0x100000001b3L;
        }
        return "W/\"" + Long.toHexString(checksum.getValue()) + "-" + Long.toHexString(mixed) + "\"";
    }

    private static boolean matches(@Nullable String ifNoneMatch, String etag) {
        if (ifNoneMatch == null) {
            return false;
        }
        String bare = etag.startsWith("W/") ? etag.substring(2) : etag;
        for (String each : ifNoneMatch.split(",", -1)) {
            String asked = each.strip();
            if (asked.equals("*") || (asked.startsWith("W/") ? asked.substring(2) : asked).equals(bare)) {
                return true;
            }
        }
        return false;
    }

    private static boolean acceptsGzip(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return false;
        }
        for (String each : acceptEncoding.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = each.strip().split(";", -1);
            if (parts[0].strip().equals("gzip")) {
                return parts.length < 2 || !parts[1].strip().matches("q=0(\\.0*)?");
            }
        }
        return false;
    }

    private static byte[] gunzip(byte[] body) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    private static byte[] gzip(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 4);
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }
}
