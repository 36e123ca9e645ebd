package io.opvitals.agent.security;

import java.time.Instant;

/**
 * Somebody who may log in.
 *
 * @param passwordHash as the command hash-password prints it; never shown
 * @param origin where the user comes from
 * @param since when they were added or last changed, or the configuration was read
 */
public record User(String name, Role role, String passwordHash, Origin origin, Instant since) {

    /** Where a user comes from. */
    public enum Origin {
        /** The configuration, and changed only there. */
        CONFIGURATION,
        /** The API; kept in the data directory. */
        API
    }

    /** Whether {@code name} may be a user's or a token's: 1 to 64 letters, digits and {@code . _ @ -}. */
    static boolean isName(String name) {
        if (name.isEmpty() || name.length() > 64) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean allowed = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || "._@-".indexOf(c) >= 0;
            if (!allowed) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return "user " + name + " (" + role.text() + ")";
    }
}
