package io.opvitals.agent.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The value of every {@link Setting}: from the agent's arguments, else the system property, else the environment
 * variable, else the instrumentation file where it may stand there, else the default.
 *
 * <p>A value that is wrong is replaced by the default and remembered as a problem, to be said in the log once there is
 * one. Not for more than one thread.
 */
public final class Settings {

    private static final String PREFIX = "opvitals.";
    private static final String ENVIRONMENT_PREFIX = "OPVITALS_";

    /** Read by others than the agent: by scripts, and by environments in front of a configuration file. */
    private static final List<String> NOT_OURS =
            List.of("OPVITALS_ENVIRONMENT", "OPVITALS_BACKEND_", "OPVITALS_BACKENDS_");

    private final Map<Setting, String> values = new EnumMap<>(Setting.class);

    /** Settings of named things, by the whole key. */
    private final SortedMap<String, String> named = new TreeMap<>();

    private final Set<Setting> given = EnumSet.noneOf(Setting.class);
    private final List<String> problems = new ArrayList<>();
    private @Nullable InstrumentationFile file;

    private Settings() {}

    /**
     * Reads all settings; what is wrong is left to {@link #problems()}.
     *
     * @param arguments what stands behind {@code opvitals-agent.jar=}, {@code name=value} separated by semicolons;
     *     names with or without {@code opvitals.}
     * @param properties the system properties
     * @param environment the environment variables
     */
    public static Settings read(@Nullable String arguments, Properties properties, Map<String, String> environment) {
        Settings settings = new Settings();
        for (Setting each : Setting.values()) {
            String property = properties.getProperty(each.key());
            String value = property != null ? property : environment.get(each.environmentVariable());
            if (value != null) {
                settings.give(each, value);
            }
        }
        settings.readArguments(arguments == null ? "" : arguments);
        settings.findUnknown(properties, environment);
        return settings;
    }

    /** The same settings with what stands in {@code file} where nobody else says anything, and without any problem. */
    public Settings with(InstrumentationFile read) {
        Settings with = new Settings();
        with.values.putAll(values);
        with.given.addAll(given);
        with.file = read;
        for (Setting each : Setting.values()) {
            String value = read.value(each);
            // Off is off, whoever else says on.
            if (value != null && (!given.contains(each) || each == Setting.ENABLED)) {
                with.values.put(each, value);
            }
        }
        return with;
    }

    /** The setting as a message names it: by its key, with file and line where it stands in one. */
    public String name(Setting setting) {
        boolean elsewhere = given.contains(setting) && setting != Setting.ENABLED;
        return file == null || elsewhere || file.value(setting) == null
                ? setting.key()
                : file.place(setting) + ": " + setting.key();
    }

    /** Settings that stand in the file to no effect, because somebody says otherwise who has more say. */
    public List<Setting> overridden() {
        List<Setting> overridden = new ArrayList<>();
        for (Setting each : Setting.values()) {
            if (file != null && file.value(each) != null && given.contains(each) && each != Setting.ENABLED) {
                overridden.add(each);
            }
        }
        return overridden;
    }

    /** What is wrong with the settings, one sentence each, with the value and the expectation. */
    public List<String> problems() {
        return problems;
    }

    /** The value as it was given. */
    public String text(Setting setting) {
        String value = values.get(setting);
        return value == null ? setting.defaultText() : value.strip();
    }

    /** Remembers what a feature finds wrong with its settings: a sentence with the value and the expectation. */
    public void problem(String problem) {
        problems.add(problem);
    }

    /** The names of the things that have a value of this setting, in order. */
    public SortedSet<String> names(Setting setting) {
        SortedSet<String> names = new TreeSet<>();
        for (String each : named.keySet()) {
            String name = nameIn(each, setting);
            if (name != null) {
                names.add(name);
            }
        }
        return names;
    }

    /** The value of one thing's setting, as it was given; else the default. */
    public String text(Setting setting, String name) {
        String value = named.get(setting.key(name));
        return value == null ? setting.defaultText() : value.strip();
    }

    /** Whether one thing's setting has a value at all. */
    public boolean isSet(Setting setting, String name) {
        return !text(setting, name).isEmpty();
    }

    /** The name in a key of a named thing's setting; {@code null} where it is a key of another setting. */
    private static @Nullable String nameIn(String key, Setting setting) {
        int star = setting.key().indexOf('*');
        if (star < 0) {
            return null;
        }
        String before = setting.key().substring(0, star);
        String after = setting.key().substring(star + 1);
        boolean matches =
                key.length() > before.length() + after.length() && key.startsWith(before) && key.endsWith(after);
        return matches ? key.substring(before.length(), key.length() - after.length()) : null;
    }

    /** Whether the value is the default, given or not. */
    public boolean isDefault(Setting setting) {
        return text(setting).equals(setting.defaultText());
    }

    /** Whether the setting has a value at all, for settings that are off by default. */
    public boolean isSet(Setting setting) {
        return !text(setting).isEmpty();
    }

    public boolean flag(Setting setting) {
        String value = text(setting).toLowerCase(Locale.ROOT);
        if (value.equals("true") || value.equals("false")) {
            return value.equals("true");
        }
        problem(setting, "true or false");
        return Boolean.parseBoolean(setting.defaultText());
    }

    /** A duration greater than zero. */
    public Duration duration(Setting setting) {
        try {
            return DurationText.parsePositive(name(setting), text(setting));
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
            return DurationText.parsePositive(setting.key(), setting.defaultText());
        }
    }

    /** A duration greater than zero, or {@code null} where none is given or it is wrong. */
    public @Nullable Duration optionalDuration(Setting setting) {
        if (!isSet(setting)) {
            return null;
        }
        try {
            return DurationText.parsePositive(name(setting), text(setting));
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** A whole number from {@code from} to {@code to}, both included. */
    public int number(Setting setting, int from, int to) {
        try {
            int value = Integer.parseInt(text(setting));
            if (value >= from && value <= to) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below, like a number out of range.
        }
        problem(setting, "a whole number from " + from + " to " + to);
        return Integer.parseInt(setting.defaultText());
    }

    /** A share greater than 0 and up to 1; infinite for {@code off}. */
    public double shareOrOff(Setting setting) {
        if (text(setting).equalsIgnoreCase("off")) {
            return Double.POSITIVE_INFINITY;
        }
        try {
            double value = Double.parseDouble(text(setting));
            if (value > 0 && value <= 1) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below, like a number out of range.
        }
        problem(setting, "a number greater than 0 and up to 1, or off");
        return Double.parseDouble(setting.defaultText());
    }

    /** A number from 0 to 1, both included. */
    public double share(Setting setting) {
        try {
            double value = Double.parseDouble(text(setting));
            if (value >= 0 && value <= 1) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below, like a number out of range.
        }
        problem(setting, "a number from 0 to 1");
        return Double.parseDouble(setting.defaultText());
    }

    /** One of the constants of an enum, in any case of letters. */
    public <E extends Enum<E>> E choice(Setting setting, Class<E> type) {
        StringBuilder choices = new StringBuilder();
        E byDefault = null;
        for (E each : type.getEnumConstants()) {
            if (each.name().equalsIgnoreCase(text(setting))) {
                return each;
            }
            if (each.name().equalsIgnoreCase(setting.defaultText())) {
                byDefault = each;
            }
            choices.append(choices.length() == 0 ? "" : ", ").append(each.name().toLowerCase(Locale.ROOT));
        }
        problem(setting, "one of " + choices);
        if (byDefault == null) {
            throw new IllegalStateException(
                    setting.key() + ": default '" + setting.defaultText() + "' (expected: one of " + choices + ")");
        }
        return byDefault;
    }

    private void give(Setting setting, String value) {
        values.put(setting, value);
        given.add(setting);
    }

    private void readArguments(String arguments) {
        Setting latest = null;
        int from = 0;
        for (int i = 0; i <= arguments.length(); i++) {
            if (i == arguments.length() || arguments.charAt(i) == ';') {
                latest = readArgument(arguments.substring(from, i).strip(), latest);
                from = i + 1;
            }
        }
    }

    /** Returns the setting that was read: the next argument may be more of it. */
    private @Nullable Setting readArgument(String argument, @Nullable Setting latest) {
        if (argument.isEmpty()) {
            return latest;
        }
        int equals = argument.indexOf('=');
        if (latest == Setting.OUTCOME_RULES && !isName(argument.substring(0, Math.max(0, equals)))) {
            values.put(latest, text(latest) + ';' + argument);
            return latest;
        }
        if (equals < 1) {
            problems.add("agent argument '" + argument + "' (expected: name=value, separated by ';')");
            return null;
        }
        String name = argument.substring(0, equals).strip();
        String key = name.startsWith(PREFIX) ? name : PREFIX + name;
        for (Setting each : Setting.values()) {
            if (each.key().equals(key)) {
                give(each, argument.substring(equals + 1));
                return each;
            }
        }
        unknown("agent argument", name, key);
        return null;
    }

    /** Whether it is written as names of settings are; rules, which have semicolons between them, too, are not. */
    private static boolean isName(String text) {
        String name = text.strip();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '.' && c != '-') {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private void findUnknown(Properties properties, Map<String, String> environment) {
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(PREFIX) && !isKnown(name)) {
                unknown("system property", name, name);
            }
        }
        for (String name : environment.keySet()) {
            if (name.startsWith(ENVIRONMENT_PREFIX) && !isKnownVariable(name)) {
                unknown(
                        "environment variable",
                        name,
                        name.toLowerCase(Locale.ROOT).replace('_', '.'));
            }
        }
    }

    private static boolean isKnown(String key) {
        for (Setting each : Setting.values()) {
            if (each.key().equals(key)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isKnownVariable(String name) {
        for (Setting each : Setting.values()) {
            if (each.environmentVariable().equals(name)) {
                return true;
            }
        }
        for (String each : NOT_OURS) {
            if (name.startsWith(each)) {
                return true;
            }
        }
        return false;
    }

    private void unknown(String kind, String name, String key) {
        Setting nearest = Setting.ENABLED;
        int least = Integer.MAX_VALUE;
        for (Setting each : Setting.values()) {
            int distance = distance(each.key(), key);
            if (distance < least) {
                least = distance;
                nearest = each;
            }
        }
        boolean near = 3 * least <= key.length();
        problems.add(kind + " '" + name + "' is not known (expected: "
                + (near ? "perhaps " + nearest.key() : "one of the settings in README") + ")");
    }

    private void problem(Setting setting, String expected) {
        problems.add(name(setting) + ": '" + text(setting) + "' (expected: " + expected + ")");
    }

    /** Levenshtein's edit distance. */
    private static int distance(String a, String b) {
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
