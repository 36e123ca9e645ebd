package io.opvitals.agent.config;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All that was changed while the application ran. Immutable.
 *
 * @param version the number of this state, from 0 for none
 * @param byKey the changes that hold, by the whole key
 */
record RuntimeChanges(int version, SortedMap<String, RuntimeChange> byKey) {

    static final RuntimeChanges NONE = new RuntimeChanges(0, new TreeMap<>());

    Collection<GivenValue> given() {
        List<GivenValue> given = new ArrayList<>();
        for (RuntimeChange each : byKey.values()) {
            given.add(each.given());
        }
        return given;
    }

    /** The next version, with these changes; a value of {@code null} takes one back. */
    RuntimeChanges with(Map<String, @Nullable RuntimeChange> changes) {
        SortedMap<String, RuntimeChange> next = new TreeMap<>(byKey);
        for (Map.Entry<String, @Nullable RuntimeChange> each : changes.entrySet()) {
            RuntimeChange change = each.getValue();
            if (change == null) {
                next.remove(each.getKey());
            } else {
                next.put(each.getKey(), change);
            }
        }
        return new RuntimeChanges(version + 1, next);
    }

    /** What ends by itself now, and what comes in its place. */
    Map<String, @Nullable RuntimeChange> over(Instant now) {
        Map<String, @Nullable RuntimeChange> over = new TreeMap<>();
        for (RuntimeChange each : byKey.values()) {
            if (each.isOver(now)) {
                over.put(each.key(), each.afterwards());
            }
        }
        return over;
    }

    @Nullable
    String raw(String key) {
        RuntimeChange change = byKey.get(key);
        return change == null ? null : change.raw();
    }

    /** What is another than before, as anybody may see it. */
    List<ConfigurationVersion.Change> since(RuntimeChanges before) {
        SortedSet<String> keys = new TreeSet<>(byKey.keySet());
        keys.addAll(before.byKey.keySet());
        List<ConfigurationVersion.Change> changes = new ArrayList<>();
        for (String each : keys) {
            String from = before.raw(each);
            String to = raw(each);
            if (!String.valueOf(from).equals(String.valueOf(to)) || (from == null) != (to == null)) {
                changes.add(new ConfigurationVersion.Change(each, before.shown(each), shown(each)));
            }
        }
        return changes;
    }

    private @Nullable String shown(String key) {
        RuntimeChange change = byKey.get(key);
        return change == null ? null : change.given().shown();
    }
}
