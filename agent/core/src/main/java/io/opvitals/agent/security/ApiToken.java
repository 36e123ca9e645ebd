package io.opvitals.agent.security;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an API token; not the token itself.
 *
 * @param hash SHA-256 of the token, as hexadecimal digits
 * @param by who made it
 * @param expires when it is no longer good; {@code null} for never
 */
public record ApiToken(
        String name,
        Set<Scope> scopes,
        String hash,
        String by,
        Instant since,
        @Nullable Instant expires) {

    public ApiToken {
        scopes = Set.copyOf(scopes);
    }

    boolean isExpired(Instant now) {
        return expires != null && !now.isBefore(expires);
    }

    @Override
    public String toString() {
        return "token " + name;
    }
}
