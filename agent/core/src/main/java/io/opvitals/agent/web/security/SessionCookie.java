package io.opvitals.agent.web.security;

import io.opvitals.agent.web.route.Incoming;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The cookie that holds a session's id: not for scripts, not for requests that come from other sites.
 *
 * <p>Cookies of one host are the same for all its ports, so the port that the client knows is part of the name: two agents
 * on one machine have a session each.
 */
final class SessionCookie {

    private static final String NAME = "opvitals";

    /** Browsers take a cookie of this name only over TLS, for this host alone and for all of its paths. */
    private static final String HOST_PREFIX = "__Host-";

    private static final String ATTRIBUTES = "; Path=/; HttpOnly; SameSite=Strict";

    private final boolean isEncrypted;

    /** @param isEncrypted whether clients come by TLS, to the server or to a proxy in front of it */
    SessionCookie(boolean isEncrypted) {
        this.isEncrypted = isEncrypted;
    }

    /** The id in a request; {@code null} where there is none. */
    @Nullable
    String read(Incoming incoming) {
        String cookies = incoming.header("Cookie");
        if (cookies == null) {
            return null;
        }
        String begin = name(incoming) + "=";
        for (String each : cookies.split(";", -1)) {
            String cookie = each.strip();
            if (cookie.startsWith(begin)) {
                return cookie.substring(begin.length());
            }
        }
        return null;
    }

    /** The header that gives the id to a browser. */
    String give(Incoming incoming, String id, Duration lifetime) {
        return name(incoming) + "=" + id + ATTRIBUTES + "; Max-Age=" + lifetime.toSeconds() + secure();
    }

    /** The header that takes it away. */
    String take(Incoming incoming) {
        return name(incoming) + "=" + ATTRIBUTES + "; Max-Age=0" + secure();
    }

    private String name(Incoming incoming) {
        String authority = String.valueOf(incoming.header("Host"));
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon > authority.lastIndexOf(']');
        String name = hasPort ? NAME + "-" + authority.substring(colon + 1) : NAME;
        return isEncrypted ? HOST_PREFIX + name : name;
    }

    private String secure() {
        return isEncrypted ? "; Secure" : "";
    }
}
