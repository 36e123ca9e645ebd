package io.opvitals.agent.security;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** From which pages a request may come that changes something, or that opens a live connection. */
public final class Origins {

    private volatile List<String> allowed;

    /**
     * Trusts pages of these origins besides its own.
     *
     * @param allowed origins of other sites, for example {@code https://ops.example.com}
     */
    public Origins(List<String> allowed) {
        this.allowed = normal(allowed);
    }

    public void change(List<String> next) {
        allowed = normal(next);
    }

    /** Whether pages of this other origin may read answers. */
    public boolean isAllowed(String origin) {
        return allowed.contains(normal(origin));
    }

    /**
     * Whether a request may come from there.
     *
     * @param origin the Origin header; browsers send it with every request that changes something, and programs do not
     * @param fetchSite the Sec-Fetch-Site header, by which browsers tell the same without Origin
     * @param authority the Host header
     */
    public boolean accepts(@Nullable String origin, @Nullable String fetchSite, String authority) {
        if (origin != null) {
            return isSame(origin, authority) || isAllowed(origin);
        }
        return fetchSite == null || fetchSite.equals("same-origin") || fetchSite.equals("none");
    }

    private static boolean isSame(String origin, String authority) {
        try {
            URI from = new URI(origin);
            String scheme = String.valueOf(from.getScheme()).toLowerCase(Locale.ROOT);
            String defaultPort = defaultPort(scheme);
            if (defaultPort == null || from.getRawAuthority() == null) {
                return false;
            }
            return with(defaultPort, from.getRawAuthority()).equals(with(defaultPort, authority));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static @Nullable String defaultPort(String scheme) {
        return switch (scheme) {
            case "http" -> ":80";
            case "https" -> ":443";
            default -> null;
        };
    }

    private static String with(String defaultPort, String authority) {
        String lower = authority.strip().toLowerCase(Locale.ROOT);
        boolean hasPort = lower.lastIndexOf(':') > lower.lastIndexOf(']');
        return hasPort ? lower : lower + defaultPort;
    }

    private static List<String> normal(List<String> origins) {
        return origins.stream().map(Origins::normal).toList();
    }

    private static String normal(String origin) {
        String lower = origin.strip().toLowerCase(Locale.ROOT);
        return lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
