package io.opvitals.agent.security;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param name a user's name, or a token's
 * @param kind how we know
 * @param role what they may do; {@code null} for a token that has only {@code scopes}
 * @param scopes what a token is good for besides its role
 */
public record Identity(String name, Kind kind, @Nullable Role role, Set<Scope> scopes) {

    /** Whoever asks on the machine itself, in development, where nobody logs in. */
    public static final Identity LOCAL = new Identity("local", Kind.LOCAL, Role.ADMIN, Set.of());

    /** How we know who asks. */
    public enum Kind {
        /** We do not: it is somebody on this machine. */
        LOCAL,
        /** By a session. */
        USER,
        /** By an API token. */
        TOKEN
    }

    public Identity {
        scopes = Set.copyOf(scopes);
    }

    static Identity of(User user) {
        return new Identity(user.name(), Kind.USER, user.role(), Set.of());
    }

    static Identity of(ApiToken token) {
        @Nullable Role role = null;
        for (Scope each : token.scopes()) {
            Role own = each.role();
            if (own != null && (role == null || own.includes(role))) {
                role = own;
            }
        }
        return new Identity(token.name(), Kind.TOKEN, role, token.scopes());
    }

    public boolean may(Role needed) {
        return role != null && role.includes(needed);
    }

    /** Whether it may use what is open to tokens of {@code scope}; whoever has a role may. */
    public boolean may(Scope scope) {
        return role != null || scopes.contains(scope);
    }

    /** How the audit log names who did something: {@code alice}, {@code token prometheus}, {@code local}. */
    public String actor() {
        return kind == Kind.TOKEN ? "token " + name : name;
    }
}
