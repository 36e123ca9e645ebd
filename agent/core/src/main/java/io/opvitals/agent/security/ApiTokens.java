package io.opvitals.agent.security;

import io.opvitals.agent.storage.DataDirectory;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The tokens of programs: scrapers, scripts, probes. Kept in the data directory as hashes. */
public final class ApiTokens {

    static final int MAX = 200;

    /** What every token begins with, so that scanners for leaked secrets know one. */
    static final String PREFIX = "opv_";

    private static final String NEVER = "-";

    private final StoredRows stored;
    private final InstantSource clock;
    private final Secrets secrets = new Secrets();

    /** By hash; replaced as a whole. */
    private volatile Map<String, ApiToken> byHash = Map.of();

    /** When each was last good for a request, by hash. */
    private final Map<String, Instant> used = new ConcurrentHashMap<>();

    private volatile @Nullable String problem;

    public ApiTokens(DataDirectory data, InstantSource clock) {
        this.stored = new StoredRows(data, "tokens.tsv", "opvitals tokens 1", 6);
        this.clock = clock;
    }

    /**
     * A token that has just been made.
     *
     * @param secret what a program shows from now on; known to nobody else
     */
    public record Made(String secret, ApiToken token) {

        @Override
        public String toString() {
            return token.toString();
        }
    }

    /** Reads the tokens of the data directory; what is wrong is left to {@link #problem()}. */
    public void load() {
        try {
            Map<String, ApiToken> read = new TreeMap<>();
            List<List<String>> rows = stored.read();
            for (int i = 0; i < rows.size(); i++) {
                ApiToken token = token(rows.get(i), i + 2);
                read.put(token.hash(), token);
            }
            byHash = Map.copyOf(read);
            problem = null;
        } catch (IOException e) {
            problem = String.valueOf(e.getMessage());
        }
    }

    /** Why the tokens of the data directory are not known; {@code null} if they are. */
    public @Nullable String problem() {
        return problem;
    }

    /** All tokens by name, expired ones too. */
    public List<ApiToken> all() {
        Map<String, ApiToken> byName = new TreeMap<>();
        for (ApiToken each : byHash.values()) {
            byName.put(each.name(), each);
        }
        return List.copyOf(byName.values());
    }

    /** The token that is this secret, unless it has expired. */
    @Nullable
    ApiToken find(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return null;
        }
        ApiToken token = byHash.get(Secrets.hash(secret));
        Instant now = clock.instant();
        if (token == null || token.isExpired(now)) {
            return null;
        }
        used.put(token.hash(), now);
        return token;
    }

    /** When a program last showed this token; {@code null} for not since the JVM's start. */
    public @Nullable Instant lastUsed(ApiToken token) {
        return used.get(token.hash());
    }

    synchronized Made make(String name, Set<Scope> scopes, @Nullable Duration lifetime, String by)
            throws RefusedException {
        if (!User.isName(name)) {
            throw RefusedException.invalid("name", "is no name (expected: 1 to 64 of A-Z a-z 0-9 . _ @ -)");
        }
        if (scopes.isEmpty()) {
            throw RefusedException.invalid("scopes", "is empty (expected: at least one)");
        }
        if (all().stream().anyMatch(each -> each.name().equals(name))) {
            throw RefusedException.conflict("there is a token " + name + " already");
        }
        if (byHash.size() >= MAX) {
            throw RefusedException.conflict("there are " + MAX + " tokens already (expected: fewer)");
        }
        String secret = PREFIX + secrets.next();
        Instant now = clock.instant();
        ApiToken token =
                new ApiToken(name, scopes, Secrets.hash(secret), by, now, lifetime == null ? null : now.plus(lifetime));
        Map<String, ApiToken> next = new TreeMap<>(byHash);
        next.put(token.hash(), token);
        write(next);
        return new Made(secret, token);
    }

    synchronized ApiToken remove(String name) throws RefusedException {
        for (ApiToken each : byHash.values()) {
            if (each.name().equals(name)) {
                Map<String, ApiToken> next = new TreeMap<>(byHash);
                next.remove(each.hash());
                write(next);
                used.remove(each.hash());
                return each;
            }
        }
        throw RefusedException.unknown("there is no such token");
    }

    private void write(Map<String, ApiToken> next) throws RefusedException {
        if (problem != null) {
            throw RefusedException.conflict("the tokens that were kept cannot be read; nothing is written over them");
        }
        List<List<String>> rows = new ArrayList<>();
        for (ApiToken each : next.values()) {
            Instant expires = each.expires();
            rows.add(List.of(
                    each.name(),
                    String.join(
                            ",",
                            each.scopes().stream().map(Scope::text).sorted().toList()),
                    each.hash(),
                    each.by(),
                    each.since().toString(),
                    expires == null ? NEVER : expires.toString()));
        }
        try {
            stored.write(rows);
        } catch (IOException e) {
            throw RefusedException.conflict("tokens cannot be kept; the log says why");
        }
        byHash = Map.copyOf(next);
    }

    private ApiToken token(List<String> cells, int line) throws IOException {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String each : cells.get(1).split(",", -1)) {
            Scope scope = Scope.of(each);
            if (scope == null) {
                throw stored.bad(line, "scopes");
            }
            scopes.add(scope);
        }
        try {
            Instant expires = cells.get(5).equals(NEVER) ? null : Instant.parse(cells.get(5));
            return new ApiToken(cells.get(0), scopes, cells.get(2), cells.get(3), Instant.parse(cells.get(4)), expires);
        } catch (DateTimeException e) {
            throw stored.bad(line, "two times");
        }
    }
}
