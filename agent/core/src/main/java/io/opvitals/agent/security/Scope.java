package io.opvitals.agent.security;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an API token is good for. */
public enum Scope {
    /** {@code /metrics} and nothing else. */
    METRICS(null),
    /** {@code /health} and the probes. */
    HEALTH(null),
    /** What a viewer may. */
    READ(Role.VIEWER),
    /** What an operator may. */
    OPERATE(Role.OPERATOR),
    /** What an admin may. */
    ADMIN(Role.ADMIN);

    private final @Nullable Role role;

    Scope(@Nullable Role role) {
        this.role = role;
    }

    /** The role that comes with it, if any. */
    @Nullable
    Role role() {
        return role;
    }

    /** As it is written in requests and answers: {@code metrics}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scope that is written so, or {@code null}. */
    public static @Nullable Scope of(String text) {
        for (Scope each : values()) {
            if (each.text().equals(text)) {
                return each;
            }
        }
        return null;
    }
}
