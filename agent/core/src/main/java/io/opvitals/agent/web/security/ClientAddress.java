package io.opvitals.agent.web.security;

import io.opvitals.agent.web.route.Incoming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose request it is. Behind a proxy that speaks TLS for the server, that is the address the proxy saw: the last one in
 * {@code X-Forwarded-For}, which the proxy wrote itself; what stands before it the client may have made up. Without such
 * a proxy the header means nothing.
 */
final class ClientAddress {

    private static final int LONGEST = 64;

    private final boolean isProxied;

    /** @param isProxied whether the configuration states that a proxy stands in front of the server */
    ClientAddress(boolean isProxied) {
        this.isProxied = isProxied;
    }

    String of(Incoming incoming) {
        String forwarded = incoming.header("X-Forwarded-For");
        if (!isProxied || forwarded == null) {
            return incoming.remoteAddress();
        }
        List<String> all = List.of(forwarded.split(",", -1));
        String last = all.get(all.size() - 1).strip();
        return isAddress(last) ? last : incoming.remoteAddress();
    }

    private static boolean isAddress(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '.' && c != ':' && Character.digit(c, 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
