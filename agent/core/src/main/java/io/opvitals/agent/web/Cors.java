package io.opvitals.agent.web;

import io.opvitals.agent.web.route.Incoming;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells browsers which other sites' pages may read answers: none, unless the configuration names them. */
final class Cors {

    private static final String ORIGIN = "Origin";
    private static final String HEADERS = "Authorization, Content-Type, If-None-Match, X-CSRF-Token";
    private static final String MAX_AGE_SECONDS = "600";

    private volatile List<String> origins;

    Cors(List<String> origins) {
        this.origins = List.copyOf(origins);
    }

    void change(List<String> next) {
        origins = List.copyOf(next);
    }

    /** Headers of the answer to this request. */
    Map<String, String> headers(Incoming incoming) {
        String origin = allowed(incoming);
        if (origin == null) {
            return Map.of();
        }
        return Map.of(
                "Access-Control-Allow-Origin",
                origin,
                "Access-Control-Allow-Credentials",
                "true",
                "Access-Control-Expose-Headers",
                "ETag, Retry-After",
                "Vary",
                ORIGIN);
    }

    /** Headers of the answer to a browser that asks before it sends the request. */
    Map<String, String> preflight(Incoming incoming, SortedSet<String> methods) {
        Map<String, String> headers = new TreeMap<>(headers(incoming));
        if (!headers.isEmpty()) {
            headers.put("Access-Control-Allow-Methods", String.join(", ", methods));
            headers.put("Access-Control-Allow-Headers", HEADERS);
            headers.put("Access-Control-Max-Age", MAX_AGE_SECONDS);
        }
        return headers;
    }

    private @Nullable String allowed(Incoming incoming) {
        String origin = incoming.header(ORIGIN);
        return origin != null && origins.contains(origin) ? origin : null;
    }
}
