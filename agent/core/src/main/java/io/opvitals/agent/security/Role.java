package io.opvitals.agent.security;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What somebody may do; each role may do what those before it may. */
public enum Role {
    /** Reads everything that is not about users and configuration. */
    VIEWER,
    /** Handles alerts and silences. */
    OPERATOR,
    /** Changes configuration, instrumentation, users and tokens. */
    ADMIN;

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    /** As it is written in the configuration and in answers: {@code viewer}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role that is written so, or {@code null}. */
    public static @Nullable Role of(String text) {
        for (Role each : values()) {
            if (each.text().equals(text)) {
                return each;
            }
        }
        return null;
    }
}
