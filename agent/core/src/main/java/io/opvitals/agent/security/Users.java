package io.opvitals.agent.security;

import io.opvitals.agent.secret.PasswordHash;
import io.opvitals.agent.storage.DataDirectory;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who may log in: the users of the configuration, and those made through the API, which are kept in the data directory.
 * A user of the configuration hides one of the same name in the data directory.
 *
 * <p>Hashing a password takes about 0.2 s of a processor and happens outside of any lock.
 */
public final class Users {

    static final int MAX = 1_000;
    static final int SHORTEST_PASSWORD = 12;
    static final int LONGEST_PASSWORD = 256;

    private final StoredRows stored;
    private final InstantSource clock;

    /** By name; replaced as a whole. */
    private volatile Map<String, User> configured = Map.of();

    private volatile Map<String, User> kept = Map.of();

    /** Not {@code null} where the kept users could not be read: nobody then becomes the first admin. */
    private volatile @Nullable String problem;

    public Users(DataDirectory data, InstantSource clock) {
        this.stored = new StoredRows(data, "users.tsv", "opvitals users 1", 4);
        this.clock = clock;
    }

    /** Reads the users of the data directory; what is wrong is left to {@link #problem()}. */
    public void load() {
        try {
            Map<String, User> read = new TreeMap<>();
            List<List<String>> rows = stored.read();
            for (int i = 0; i < rows.size(); i++) {
                User user = user(rows.get(i), i + 2);
                read.put(user.name(), user);
            }
            kept = Map.copyOf(read);
            problem = null;
        } catch (IOException e) {
            problem = String.valueOf(e.getMessage());
        }
    }

    /** Why the users of the data directory are not known; {@code null} if they are. */
    public @Nullable String problem() {
        return problem;
    }

    /** From now on these are the users of the configuration. */
    public void configure(Collection<User> users) {
        Map<String, User> next = new TreeMap<>();
        for (User each : users) {
            next.put(each.name(), each);
        }
        configured = Map.copyOf(next);
    }

    /** Whether there is nobody, and nobody who could not be read. */
    public boolean isEmpty() {
        return configured.isEmpty() && kept.isEmpty() && problem == null;
    }

    /** All users by name. */
    public List<User> all() {
        Map<String, User> all = new TreeMap<>(kept);
        all.putAll(configured);
        return List.copyOf(all.values());
    }

    public @Nullable User find(String name) {
        User user = configured.get(name);
        return user == null ? kept.get(name) : user;
    }

    /**
     * Adds a user.
     *
     * @throws RefusedException if the name or the password is not one, or the name is taken
     */
    User add(String name, Role role, String password) throws RefusedException {
        requireName(name);
        return add(name, role, hash(name, password));
    }

    private synchronized User add(String name, Role role, PasswordHash hash) throws RefusedException {
        if (find(name) != null) {
            throw RefusedException.conflict("there is a user " + name + " already");
        }
        if (kept.size() >= MAX) {
            throw RefusedException.conflict("there are " + MAX + " users already (expected: fewer)");
        }
        return keep(new User(name, role, hash.text(), User.Origin.API, clock.instant()));
    }

    /** Adds the first user of all; refused where there is somebody already. */
    User addFirst(String name, String password) throws RefusedException {
        requireName(name);
        PasswordHash hash = hash(name, password);
        synchronized (this) {
            if (!isEmpty()) {
                throw RefusedException.conflict("there are users already");
            }
            return add(name, Role.ADMIN, hash);
        }
    }

    /**
     * Changes a user's role or password or both.
     *
     * @throws RefusedException if there is no such user in the data directory, or no admin would be left
     */
    User change(String name, @Nullable Role role, @Nullable String password) throws RefusedException {
        PasswordHash hash = password == null ? null : hash(name, password);
        synchronized (this) {
            User before = changeable(name);
            Role next = role == null ? before.role() : role;
            if (next != Role.ADMIN) {
                requireAnotherAdmin(before);
            }
            String text = hash == null ? before.passwordHash() : hash.text();
            return keep(new User(name, next, text, User.Origin.API, clock.instant()));
        }
    }

    /** Removes a user of the data directory, under the conditions of {@link #change}. */
    synchronized User remove(String name) throws RefusedException {
        User before = changeable(name);
        requireAnotherAdmin(before);
        Map<String, User> next = new TreeMap<>(kept);
        next.remove(name);
        write(next);
        return before;
    }

    private User changeable(String name) throws RefusedException {
        if (configured.containsKey(name)) {
            throw RefusedException.conflict("user " + name + " stands in the configuration (expected: changed there)");
        }
        User user = kept.get(name);
        if (user == null) {
            throw RefusedException.unknown("there is no such user");
        }
        return user;
    }

    private void requireAnotherAdmin(User user) throws RefusedException {
        boolean hasAnother = all().stream()
                .anyMatch(each -> each.role() == Role.ADMIN && !each.name().equals(user.name()));
        if (user.role() == Role.ADMIN && !hasAnother) {
            throw RefusedException.conflict("user " + user.name() + " is the only admin (expected: another one first)");
        }
    }

    private static void requireName(String name) throws RefusedException {
        if (!User.isName(name)) {
            throw RefusedException.invalid("name", "is no name (expected: 1 to 64 of A-Z a-z 0-9 . _ @ -)");
        }
    }

    private static PasswordHash hash(String name, String password) throws RefusedException {
        if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
            throw RefusedException.invalid(
                    "password",
                    "has " + password.length() + " characters (expected: " + SHORTEST_PASSWORD + " to "
                            + LONGEST_PASSWORD + ")");
        }
        if (password.equalsIgnoreCase(name) || password.chars().distinct().count() < 4) {
            throw RefusedException.invalid(
                    "password",
                    "is easy to guess (expected: not the user's name, and at least 4 different characters)");
        }
        return PasswordHash.of(password.toCharArray());
    }

    private User keep(User user) throws RefusedException {
        Map<String, User> next = new TreeMap<>(kept);
        next.put(user.name(), user);
        write(next);
        return user;
    }

    private void write(Map<String, User> next) throws RefusedException {
        if (problem != null) {
            throw RefusedException.conflict("the users that were kept cannot be read; nothing is written over them");
        }
        List<List<String>> rows = new ArrayList<>();
        for (User each : new TreeMap<>(next).values()) {
            rows.add(List.of(
                    each.name(),
                    each.role().text(),
                    each.passwordHash(),
                    each.since().toString()));
        }
        try {
            stored.write(rows);
        } catch (IOException e) {
            throw RefusedException.conflict("users cannot be kept; the log says why");
        }
        kept = Map.copyOf(next);
    }

    private User user(List<String> cells, int line) throws IOException {
        Role role = Role.of(cells.get(1));
        try {
            PasswordHash hash = PasswordHash.parse(cells.get(2));
            if (User.isName(cells.get(0)) && role != null) {
                return new User(cells.get(0), role, hash.text(), User.Origin.API, Instant.parse(cells.get(3)));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // Said below, without what stands there.
        }
        throw stored.bad(line, "name, role, password hash and time");
    }
}
