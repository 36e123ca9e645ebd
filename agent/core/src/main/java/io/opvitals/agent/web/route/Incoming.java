package io.opvitals.agent.web.route;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request before its body is read.
 *
 * @param method in capitals
 * @param path as it was sent, not decoded
 * @param headers by name in any case of letters; several of one name joined with a comma
 * @param remoteAddress whose it is, an address without a port
 * @param secure whether it came over TLS
 */
public record Incoming(
        String method, String path, SortedMap<String, String> headers, String remoteAddress, boolean secure) {

    public Incoming {
        SortedMap<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        headers = Collections.unmodifiableSortedMap(copy);
    }

    /** The header's value; {@code null} where there is none. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** Whether it can change nothing. */
    public boolean isReading() {
        return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
    }
}
