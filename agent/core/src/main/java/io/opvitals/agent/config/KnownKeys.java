package io.opvitals.agent.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Finds settings by what people write, and the nearest one where there is none such. */
final class KnownKeys {

    static final String PREFIX = "opvitals.";
    static final String VARIABLE_PREFIX = "OPVITALS_";

    /** Past a third of a name's letters, a guess is none. */
    private static final int LETTERS_PER_MISTAKE = 3;

    private static final int LONGEST_GUESSED = 200;

    private final Map<String, Setting> byKey = new HashMap<>();
    private final Map<String, Setting> byVariable = new HashMap<>();
    private final List<Setting> named = new ArrayList<>();

    KnownKeys() {
        for (Setting each : Setting.values()) {
            if (each.isNamed()) {
                named.add(each);
            } else {
                byKey.put(each.key(), each);
                byVariable.put(each.environmentVariable(), each);
            }
        }
    }

    /** @param name {@code null} for a setting that is not of a named thing */
    record Match(Setting setting, @Nullable String name) {}

    static String withPrefix(String name) {
        return name.startsWith(PREFIX) ? name : PREFIX + name;
    }

    /** @param key with {@code opvitals.} */
    @Nullable
    Match byKey(String key) {
        Setting plain = byKey.get(key);
        if (plain != null) {
            return new Match(plain, null);
        }
        for (Setting each : named) {
            String name = middle(key, each.key());
            if (name != null) {
                return new Match(each, name);
            }
        }
        return null;
    }

    /**
     * @param variable the name of an environment variable
     * @param names of things that are known from elsewhere, by the same pattern's part in front of the star
     */
    @Nullable
    Match byVariable(String variable, Map<String, SortedSet<String>> names) {
        Setting plain = byVariable.get(variable);
        if (plain != null) {
            return new Match(plain, null);
        }
        Setting found = null;
        for (Setting each : named) {
            // The longest: OPVITALS_WRAPPER_A_HEALTH_MINIMUM_CALLS would fit a shorter ending, too.
            boolean longer = found == null || each.key().length() > found.key().length();
            if (longer && middle(variable, each.environmentVariable()) != null) {
                found = each;
            }
        }
        if (found == null) {
            return null;
        }
        String written = String.valueOf(middle(variable, found.environmentVariable()));
        return new Match(found, nameOf(written, found, names));
    }

    /** What stands in front of the star: {@code opvitals.wrapper.}. */
    static String group(Setting setting) {
        return setting.key().substring(0, setting.key().indexOf('*'));
    }

    /** A name that is known and would be written so; else in lower case, with hyphens. */
    private static String nameOf(String written, Setting setting, Map<String, SortedSet<String>> names) {
        SortedSet<String> known = names.get(group(setting));
        if (known != null) {
            for (String each : known) {
                if (asVariable(each).equals(written)) {
                    return each;
                }
            }
        }
        String name = written.toLowerCase(Locale.ROOT).replace('_', '-');
        // An operation is wrapper.operation.
        return group(setting).equals("opvitals.operation.") ? replaceFirst(name) : name;
    }

    private static String replaceFirst(String name) {
        int hyphen = name.indexOf('-');
        return hyphen < 0 ? name : name.substring(0, hyphen) + '.' + name.substring(hyphen + 1);
    }

    static String asVariable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** What stands for the star; {@code null} where the text is not written so. */
    private static @Nullable String middle(String text, String pattern) {
        int star = pattern.indexOf('*');
        int after = pattern.length() - star - 1;
        boolean matches = text.length() > star + after
                && text.startsWith(pattern.substring(0, star))
                && text.endsWith(pattern.substring(star + 1));
        return matches ? text.substring(star, text.length() - after) : null;
    }

    /** For messages: {@code perhaps opvitals.log.level}. */
    String expectation(String key) {
        for (Setting each : Setting.values()) {
            if (each.key().startsWith(key + ".")) {
                return "settings below it, such as " + each.key();
            }
        }
        String nearest = null;
        int least = Integer.MAX_VALUE;
        if (key.length() <= LONGEST_GUESSED) {
            for (Setting each : Setting.values()) {
                String candidate = each.isNamed() ? likeNamed(key, each) : each.key();
                int distance = distance(candidate, key);
                if (distance < least) {
                    least = distance;
                    nearest = candidate;
                }
            }
        }
        return nearest != null && LETTERS_PER_MISTAKE * least <= key.length()
                ? "perhaps " + nearest
                : "one of the settings in docs/configuration.md";
    }

    /** The named setting with the name that is written in this key: its third part. */
    private static String likeNamed(String key, Setting setting) {
        int from = key.indexOf('.', PREFIX.length());
        boolean target = setting.key().startsWith("opvitals.health.target.");
        if (target && from > 0) {
            from = key.indexOf('.', from + 1);
        }
        int to = from < 0 ? -1 : key.indexOf('.', from + 1);
        if (to > 0 && setting.key().startsWith("opvitals.operation.")) {
            int further = key.indexOf('.', to + 1);
            to = further > 0 && !key.startsWith("slo", to + 1) ? further : to;
        }
        return to < 0 ? setting.key() : setting.key(key.substring(from + 1, to));
    }

    /** Levenshtein's edit distance. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
