package io.opvitals.agent.config;

import org.jspecify.annotations.Nullable;

/** What comes with an environment, where nobody says otherwise: production and staging are restrictive. */
public final class Profile {

    private static final String PRODUCTION = "production";
    private static final String STAGING = "staging";

    private Profile() {}

    /** The value of a setting in an environment, for those that have another one there than the default; else {@code null}. */
    public static @Nullable String value(String environment, Setting setting) {
        boolean production = environment.equals(PRODUCTION);
        if (!production && !environment.equals(STAGING)) {
            return null;
        }
        return switch (setting) {
            case SECURITY_LOGIN -> "required";
            case SERVER_RATE_LIMIT -> production ? "50/s" : null;
            case LOG_LEVEL -> production ? "warn" : null;
            default -> null;
        };
    }
}
