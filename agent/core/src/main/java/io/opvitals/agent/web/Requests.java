package io.opvitals.agent.web;

import io.opvitals.agent.web.route.Incoming;
import io.opvitals.agent.web.route.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Reads what the server has parsed. */
final class Requests {

    private static final int MAX_SEGMENTS = 32;
    private static final int MAX_PARAMETERS = 64;

    private Requests() {}

    static Incoming incoming(Request request) {
        SortedMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (HttpField each : request.getHeaders()) {
            String separator = each.getName().equalsIgnoreCase("Cookie") ? "; " : ", ";
            String value = each.getValue() == null ? "" : each.getValue();
            headers.merge(each.getName(), value, (before, added) -> before + separator + added);
        }
        String path = request.getHttpURI().getPath();
        return new Incoming(
                request.getMethod(),
                path == null || path.isEmpty() ? "/" : path,
                headers,
                String.valueOf(Request.getRemoteAddr(request)),
                request.isSecure());
    }

    /** The segments of a path, decoded one by one, so that an encoded slash is no separator. */
    static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        int from = path.startsWith("/") ? 1 : 0;
        for (int i = from; i <= path.length(); i++) {
            if (i == path.length() || path.charAt(i) == '/') {
                if (segments.size() == MAX_SEGMENTS) {
                    throw Problem.notFound("nothing answers at a path this long");
                }
                segments.add(decoded("path", path.substring(from, i), false));
                from = i + 1;
            }
        }
        return segments;
    }

    /** All values of each query parameter, in order. */
    static Map<String, List<String>> query(Request request) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        String raw = request.getHttpURI().getQuery();
        if (raw == null || raw.isEmpty()) {
            return query;
        }
        String[] pairs = raw.split("&", -1);
        if (pairs.length > MAX_PARAMETERS) {
            throw Problem.invalid("query", pairs.length + " parameters (expected: at most " + MAX_PARAMETERS + ")");
        }
        for (String each : pairs) {
            if (each.isEmpty()) {
                continue;
            }
            int equals = each.indexOf('=');
            String name = decoded("query", equals < 0 ? each : each.substring(0, equals), true);
            String value = equals < 0 ? "" : decoded(name, each.substring(equals + 1), true);
            query.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        }
        return query;
    }

    private static String decoded(String where, String text, boolean plusIsSpace) {
        String decoded = decode(text, plusIsSpace);
        if (decoded == null) {
            throw Problem.invalid(where, "has a wrong percent sign (expected: %XX, and UTF-8)");
        }
        return decoded;
    }

    /** {@code null} for what is not encoded as it should be. */
    private static @Nullable String decode(String text, boolean plusIsSpace) {
        if (text.indexOf('%') < 0) {
            return plusIsSpace ? text.replace('+', ' ') : text;
        }
        byte[] sent = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(sent.length);
        for (int i = 0; i < sent.length; i++) {
            if (sent[i] != '%') {
                bytes.put(sent[i] == '+' && plusIsSpace ? (byte) ' ' : sent[i]);
                continue;
            }
            int high = i + 2 < sent.length ? Character.digit(sent[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(sent[i + 2], 16);
            if (low < 0) {
                return null;
            }
            bytes.put((byte) (high << 4 | low));
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
