package io.opvitals.agent.security;

import org.jspecify.annotations.Nullable;

/** Finds out who asks, by a session or a token. Quick; for each request. */
public final class Authentication {

    private final boolean needsLogin;
    private final Users users;
    private final Sessions sessions;
    private final ApiTokens tokens;

    /**
     * Knows these users, sessions and tokens.
     *
     * @param needsLogin whether everybody must say who they are; else nobody need, and nobody is asked
     */
    public Authentication(boolean needsLogin, Users users, Sessions sessions, ApiTokens tokens) {
        this.needsLogin = needsLogin;
        this.users = users;
        this.sessions = sessions;
        this.tokens = tokens;
    }

    /**
     * Who asks.
     *
     * @param session by which we know; {@code null} for a token and for {@link Identity#LOCAL}
     */
    public record Known(Identity identity, @Nullable Session session) {}

    public boolean needsLogin() {
        return needsLogin;
    }

    /**
     * Who asks; {@code null} for somebody we do not know. A token goes before a session: a program that shows both means
     * the token, which needs no protection against foreign pages.
     *
     * @param token what stands behind {@code Bearer}
     * @param sessionId what stands in the cookie
     */
    public @Nullable Known find(@Nullable String token, @Nullable String sessionId) {
        if (token == null && sessionId != null && needsLogin) {
            return bySession(sessions.find(sessionId), sessionId);
        }
        return look(token, sessionId);
    }

    /** The same about a connection that stays open: nobody has done anything, so it is no use of the session. */
    public @Nullable Known look(@Nullable String token, @Nullable String sessionId) {
        if (!needsLogin) {
            return new Known(Identity.LOCAL, null);
        }
        if (token != null) {
            ApiToken found = tokens.find(token);
            return found == null ? null : new Known(Identity.of(found), null);
        }
        return sessionId == null ? null : bySession(sessions.look(sessionId), sessionId);
    }

    /** A session is good while its user is there with the same password; the role is always the present one. */
    private @Nullable Known bySession(@Nullable Session session, String id) {
        if (session == null) {
            return null;
        }
        User then = session.user();
        User now = users.find(then.name());
        if (now == null || !now.passwordHash().equals(then.passwordHash())) {
            sessions.close(id);
            return null;
        }
        return new Known(Identity.of(now), session);
    }
}
