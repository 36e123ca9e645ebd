package io.opvitals.agent.security;

import io.opvitals.agent.storage.DataDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How each user likes the dashboard: one JSON object a user, which nobody here looks into, kept in the data directory.
 *
 * <p>Changes are not written to the audit log: they concern nobody but the user, say nothing about what is monitored, and
 * a page saves them with every panel that is moved, which would push out what the log is for.
 *
 * <p>Bounded: {@link #MAX_BYTES} a user, {@link #MAX_TOTAL_BYTES} in all. Read from disk when they are asked for, which a
 * page does once. For any thread.
 */
public final class Preferences {

    /** Of one user, as JSON in UTF-8. */
    public static final int MAX_BYTES = 64 << 10;

    static final int MAX_TOTAL_BYTES = 2 << 20;

    private static final String FILE = "preferences.tsv";

    /** What could not be read, before it is written over. */
    private static final String SET_ASIDE = "preferences.bad";

    private final DataDirectory data;
    private final StoredRows stored;
    private final Predicate<String> exists;

    /**
     * One user's.
     *
     * @param version grows by one whenever they are saved; 0 before
     * @param json an object, in one line
     */
    public record Kept(long version, String json) {

        static final Kept NONE = new Kept(0, "{}");
    }

    /** @param exists whether there still is a user of this name; what others saved goes when somebody saves */
    public Preferences(DataDirectory data, Predicate<String> exists) {
        this.data = data;
        this.stored = new StoredRows(data, FILE, "opvitals preferences 1", 3);
        this.exists = exists;
    }

    /** Those of a user; {@link Kept#NONE} where none were saved. */
    public synchronized Kept of(String user) {
        Kept kept = all().get(user);
        return kept == null ? Kept.NONE : kept;
    }

    /**
     * Saves those of a user.
     *
     * @param read the version that they were made from
     * @param json an object, in one line and without a tab
     * @throws RefusedException if another version holds by now, or there is no room
     */
    public synchronized Kept save(String user, long read, String json) throws RefusedException {
        int bytes = bytes(json);
        if (bytes > MAX_BYTES) {
            throw RefusedException.invalid(
                    "preferences", "has " + bytes + " bytes (expected: at most " + MAX_BYTES + ")");
        }
        Map<String, Kept> all = all();
        long holds = all.getOrDefault(user, Kept.NONE).version();
        if (holds != read) {
            throw RefusedException.conflict("version " + holds + " holds (expected: " + read + ", as it was read)");
        }
        Kept next = new Kept(read + 1, json);
        all.keySet().removeIf(each -> !exists.test(each));
        all.put(user, next);
        int total = all.values().stream().mapToInt(each -> bytes(each.json)).sum();
        if (total > MAX_TOTAL_BYTES) {
            throw RefusedException.conflict("the preferences of all users have " + total + " bytes (expected: at most "
                    + MAX_TOTAL_BYTES + ")");
        }
        try {
            write(all);
        } catch (IOException e) {
            throw RefusedException.conflict("preferences cannot be kept; the log says why");
        }
        return next;
    }

    /** Forgets those of a user who is no more; where that cannot be written, with the next that are saved. */
    synchronized void forget(String user) {
        Map<String, Kept> all = all();
        if (all.remove(user) != null) {
            try {
                write(all);
            } catch (IOException e) {
                // The user is gone, and with them who could read it.
            }
        }
    }

    /** What cannot be understood counts as not there: it is but how a page looks. */
    private Map<String, Kept> all() {
        Map<String, Kept> all = new TreeMap<>();
        try {
            for (List<String> each : stored.read()) {
                all.put(each.get(0), new Kept(Long.parseLong(each.get(1)), each.get(2)));
            }
        } catch (IOException | NumberFormatException e) {
            return setAside();
        }
        return all;
    }

    private Map<String, Kept> setAside() {
        try {
            byte[] damaged = data.read(FILE);
            if (damaged != null) {
                data.write(SET_ASIDE, damaged);
            }
        } catch (IOException e) {
            // Then there is nothing to be saved.
        }
        return new TreeMap<>();
    }

    private void write(Map<String, Kept> all) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        all.forEach((user, kept) -> rows.add(List.of(user, String.valueOf(kept.version), kept.json)));
        stored.write(rows);
    }

    private static int bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8).length;
    }
}
