package io.opvitals.agent.config.schema;

import io.opvitals.agent.config.Setting;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One level of the tree that the keys of all settings make. Keys may be written with dots at any level, so at
 * {@code opvitals.health} there may be {@code check} with {@code interval} below it, or {@code check.interval}.
 *
 * @param path what leads here, {@code opvitals.health}; empty for the root
 * @param settings all settings
 */
record Level(String path, List<Setting> settings) {

    static final String ANY_NAME = "*";

    /** What may stand here with a value: a part of a key from here to its end. */
    record Leaf(String key, Setting setting) {}

    Set<Leaf> leaves() {
        Set<Leaf> leaves = new LinkedHashSet<>();
        for (Setting each : settings) {
            if (each.key().startsWith(start())) {
                leaves.add(new Leaf(each.key().substring(start().length()), each));
            }
        }
        return leaves;
    }

    /** What may stand here with more below it: parts of keys from here to some dot. */
    Set<String> branches() {
        Set<String> branches = new LinkedHashSet<>();
        for (Leaf each : leaves()) {
            for (int dot = each.key().indexOf('.'); dot >= 0; dot = each.key().indexOf('.', dot + 1)) {
                branches.add(each.key().substring(0, dot));
            }
        }
        return branches;
    }

    Level below(String branch) {
        return new Level(start() + branch, settings);
    }

    /**
     * A regular expression for a part of a key that has a name in it. A name may have dots in it, too: it does not end as
     * any other part does that may stand here.
     */
    String pattern(String key) {
        StringBuilder pattern = new StringBuilder("^");
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            pattern.append(c == '*' ? name(key) : c == '.' ? "\\." : String.valueOf(c));
        }
        return pattern.append('$').toString();
    }

    private String name(String key) {
        if (!key.endsWith(ANY_NAME)) {
            return ".+";
        }
        Set<String> ends = new LinkedHashSet<>();
        Set<String> all = new LinkedHashSet<>(branches());
        for (Leaf each : leaves()) {
            all.add(each.key());
        }
        for (String each : all) {
            if (each.startsWith(key + ".")) {
                ends.add(each.substring(key.length()).replace(".", "\\."));
            }
        }
        return "(?!.*(" + String.join("|", ends) + ")$).+";
    }

    private String start() {
        return path.isEmpty() ? "" : path + ".";
    }
}
