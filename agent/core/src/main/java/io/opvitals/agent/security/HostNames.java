package io.opvitals.agent.security;

import java.util.List;
import java.util.Locale;

/**
 * By which names a request may call this server. A page of a foreign site that makes its own name resolve to this machine
 * (DNS rebinding) still calls it by that name, and is refused.
 */
public final class HostNames {

    private volatile List<String> allowed;

    /**
     * Takes these for its own names.
     *
     * @param allowed names besides {@code localhost} and literal addresses
     */
    public HostNames(List<String> allowed) {
        this.allowed = lowerCase(allowed);
    }

    public void change(List<String> next) {
        allowed = lowerCase(next);
    }

    /**
     * Whether a request may call the server so.
     *
     * @param authority the Host header: a name or an address, perhaps with a port
     */
    public boolean accepts(String authority) {
        String name = name(authority.strip().toLowerCase(Locale.ROOT));
        return name.equals("localhost") || name.endsWith(".localhost") || isAddress(name) || allowed.contains(name);
    }

    private static String name(String authority) {
        if (authority.startsWith("[")) {
            return authority.substring(0, authority.indexOf(']') + 1);
        }
        int colon = authority.indexOf(':');
        String name = colon < 0 ? authority : authority.substring(0, colon);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /** Whether it is written as an address is; no name that could be resolved looks like one. */
    private static boolean isAddress(String name) {
        return name.startsWith("[") ? isIpv6(name) : isIpv4(name);
    }

    private static boolean isIpv6(String name) {
        boolean hasColon = false;
        for (int i = 1; i < name.length() - 1; i++) {
            char c = name.charAt(i);
            hasColon |= c == ':';
            if (c != ':' && c != '.' && Character.digit(c, 16) < 0) {
                return false;
            }
        }
        return hasColon && name.endsWith("]");
    }

    private static boolean isIpv4(String name) {
        int groups = 1;
        int digits = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '.' && digits > 0) {
                groups++;
                digits = 0;
            } else if (c >= '0' && c <= '9' && digits < 3) {
                digits++;
            } else {
                return false;
            }
        }
        return groups == 4 && digits > 0;
    }

    private static List<String> lowerCase(List<String> names) {
        return names.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
    }
}
