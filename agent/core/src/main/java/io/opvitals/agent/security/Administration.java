package io.opvitals.agent.security;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an admin does about users and tokens; each change is written to the audit log. */
public final class Administration {

    private final Users users;
    private final ApiTokens tokens;
    private final Sessions sessions;
    private final Preferences preferences;
    private final SecurityAudit audit;

    public Administration(
            Users users, ApiTokens tokens, Sessions sessions, Preferences preferences, SecurityAudit audit) {
        this.users = users;
        this.tokens = tokens;
        this.sessions = sessions;
        this.preferences = preferences;
        this.audit = audit;
    }

    /** Adds a user, who is kept in the data directory. */
    public User addUser(SecurityAudit.By by, String name, Role role, String password) throws RefusedException {
        User added = users.add(name, role, password);
        audit.write(by, "user.add", name, "", role.text());
        return added;
    }

    /** Changes a user's role or password or both; with another password their sessions end. */
    public User changeUser(SecurityAudit.By by, String name, @Nullable Role role, @Nullable String password)
            throws RefusedException {
        User before = users.find(name);
        User changed = users.change(name, role, password);
        if (password != null) {
            sessions.closeAllOf(name);
            audit.write(by, "user.password", name);
        }
        if (before != null && before.role() != changed.role()) {
            audit.write(
                    by, "user.role", name, before.role().text(), changed.role().text());
        }
        return changed;
    }

    /** Removes a user; their sessions end, and their preferences are forgotten. */
    public void removeUser(SecurityAudit.By by, String name) throws RefusedException {
        User removed = users.remove(name);
        sessions.closeAllOf(name);
        preferences.forget(name);
        audit.write(by, "user.remove", name, removed.role().text(), "");
    }

    /**
     * Makes a token.
     *
     * @param lifetime how long it is good; {@code null} for ever
     */
    public ApiTokens.Made makeToken(SecurityAudit.By by, String name, Set<Scope> scopes, @Nullable Duration lifetime)
            throws RefusedException {
        ApiTokens.Made made = tokens.make(name, scopes, lifetime, by.actor());
        audit.write(by, "token.make", name, "", text(made.token()));
        return made;
    }

    /** Removes a token: it is no longer good. */
    public void removeToken(SecurityAudit.By by, String name) throws RefusedException {
        ApiToken removed = tokens.remove(name);
        audit.write(by, "token.remove", name, text(removed), "");
    }

    private static String text(ApiToken token) {
        return String.join(
                ", ", token.scopes().stream().map(Scope::text).sorted().toList());
    }
}
