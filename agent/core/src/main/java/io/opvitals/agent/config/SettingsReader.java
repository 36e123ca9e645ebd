package io.opvitals.agent.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts the layers on top of each other and validates every value. What was given to the JVM is read once; file and
 * changes at run time come and go.
 */
final class SettingsReader {

    /** Read by others than the agent: by scripts. */
    private static final List<String> NOT_OURS = List.of("OPVITALS_BACKEND_", "OPVITALS_BACKENDS_");

    private final ConfigurationInput input;
    private final KnownKeys keys = new KnownKeys();
    private final ArgumentText arguments;
    private final List<GivenValue> properties = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    SettingsReader(ConfigurationInput input) {
        this.input = input;
        String text = input.arguments();
        this.arguments = new ArgumentText(keys, text == null ? "" : text);
        readProperties();
    }

    /**
     * @param settings what is right
     * @param problems what is wrong and makes the whole configuration invalid
     * @param warnings what is wrong and only said: names outside that nobody knows
     */
    record Reading(Settings settings, List<Problem> problems, List<Problem> warnings) {}

    KnownKeys keys() {
        return keys;
    }

    /**
     * @param file what stands in the file
     * @param changes made at run time
     */
    Reading read(ConfigFile file, Collection<GivenValue> changes) {
        List<Problem> problems = new ArrayList<>(file.problems());
        List<Problem> warned = new ArrayList<>(warnings);
        List<GivenValue> variables = variables(file, warned);
        String environment = environment(file, variables);
        ValueCheck check = new ValueCheck(keyReader(file, variables), problems);
        Map<String, GivenValue> given = new HashMap<>();
        putProfile(environment, given);
        put(file.base(), given, check);
        put(file.of(environment), given, check);
        for (String other : file.environments()) {
            if (!other.equals(environment)) {
                put(file.of(other), new HashMap<>(), check);
            }
        }
        put(variables, given, check);
        put(properties, given, check);
        put(arguments.values(), given, check);
        problems.addAll(arguments.problems());
        put(changes, given, check);
        return new Reading(new Settings(given), List.copyOf(problems), List.copyOf(warned));
    }

    /**
     * A secret as it may be kept: sealed, unless it stands elsewhere already. What cannot be is one of the problems.
     *
     * @param file in which the key's own file may be named
     */
    String sealed(Setting setting, String key, String raw, ConfigFile file, List<Problem> problems) {
        if (!setting.isSecret() || raw.isEmpty() || raw.contains("${")) {
            return raw;
        }
        SealingKey sealing = keyReader(file, variables(file, new ArrayList<>()));
        if (!sealing.isGiven()) {
            problems.add(new Problem(
                    key,
                    "",
                    0,
                    0,
                    key + ": '" + GivenValue.MASKED
                            + "' (expected: ${env:NAME}, ${file:PATH} or ${enc:...}; to have it "
                            + "sealed, start with " + Setting.CONFIG_KEY.key() + " or "
                            + Setting.CONFIG_KEY_FILE.key() + ")"));
            return raw;
        }
        try {
            return sealing.seal(raw);
        } catch (IllegalArgumentException e) {
            problems.add(new Problem(key, "", 0, 0, key + ": " + e.getMessage()));
            return raw;
        }
    }

    private SealingKey keyReader(ConfigFile file, List<GivenValue> variables) {
        String key = "";
        String keyFile = "";
        for (List<GivenValue> layer : List.of(file.base(), variables, properties, arguments.values())) {
            for (GivenValue each : layer) {
                key = each.setting() == Setting.CONFIG_KEY ? each.raw() : key;
                keyFile = each.setting() == Setting.CONFIG_KEY_FILE ? each.raw() : keyFile;
            }
        }
        return new SealingKey(input.environment(), file.path(), key, keyFile);
    }

    private static void put(Iterable<GivenValue> values, Map<String, GivenValue> given, ValueCheck check) {
        for (GivenValue each : values) {
            GivenValue right = check.right(each);
            if (right != null) {
                given.put(each.key(), right);
            }
        }
    }

    private static void putProfile(String environment, Map<String, GivenValue> given) {
        for (Setting each : Setting.values()) {
            String value = Profile.value(environment, each);
            if (value != null) {
                SettingSource source = SettingSource.of(SettingSource.Kind.PROFILE, environment);
                given.put(each.key(), new GivenValue(each, null, value, value, source));
            }
        }
    }

    /** Which environment it is, before anything else can be read. */
    private String environment(ConfigFile file, List<GivenValue> variables) {
        String environment = Setting.ENVIRONMENT.defaultText();
        environment = last(file.base(), environment);
        environment = last(variables, environment);
        environment = last(properties, environment);
        return last(arguments.values(), environment);
    }

    private static String last(List<GivenValue> values, String otherwise) {
        String last = otherwise;
        for (GivenValue each : values) {
            if (each.setting() == Setting.ENVIRONMENT
                    && Setting.ENVIRONMENT.type().accepts(each.raw())) {
                last = each.raw().toLowerCase(Locale.ROOT);
            }
        }
        return last;
    }

    private void readProperties() {
        for (String name : input.properties().stringPropertyNames()) {
            if (!name.startsWith(KnownKeys.PREFIX)) {
                continue;
            }
            KnownKeys.Match match = keys.byKey(name);
            if (match == null) {
                warnings.add(unknown("system property", name, name));
            } else {
                String raw = input.properties().getProperty(name, "").strip();
                SettingSource source = SettingSource.of(SettingSource.Kind.PROPERTY, name);
                properties.add(new GivenValue(match.setting(), match.name(), raw, raw, source));
            }
        }
    }

    /** An empty variable counts as none: many who start programs set all that there are. */
    private List<GivenValue> variables(ConfigFile file, List<Problem> warned) {
        List<GivenValue> values = new ArrayList<>();
        @Nullable Map<String, SortedSet<String>> names = null;
        for (Map.Entry<String, String> each : input.environment().entrySet()) {
            String variable = each.getKey();
            if (!variable.startsWith(KnownKeys.VARIABLE_PREFIX) || isNotOurs(variable)) {
                continue;
            }
            if (names == null) {
                names = names(file);
            }
            KnownKeys.Match match = keys.byVariable(variable, names);
            String raw = each.getValue().strip();
            if (match == null) {
                String key = variable.toLowerCase(Locale.ROOT).replace('_', '.');
                warned.add(unknown("environment variable", variable, key));
            } else if (!raw.isEmpty()) {
                SettingSource source = SettingSource.of(SettingSource.Kind.VARIABLE, variable);
                values.add(new GivenValue(match.setting(), match.name(), raw, raw, source));
            }
        }
        return values;
    }

    /** Names that the file and others give things, which a variable's name may mean. */
    private Map<String, SortedSet<String>> names(ConfigFile file) {
        Map<String, SortedSet<String>> names = new TreeMap<>();
        List<GivenValue> all = new ArrayList<>(file.base());
        for (String each : file.environments()) {
            all.addAll(file.of(each));
        }
        all.addAll(properties);
        all.addAll(arguments.values());
        for (GivenValue each : all) {
            if (each.name() != null) {
                String group = KnownKeys.group(each.setting());
                SortedSet<String> known = names.get(group);
                if (known == null) {
                    known = new TreeSet<>();
                    names.put(group, known);
                }
                known.add(each.name());
            }
        }
        return names;
    }

    private static boolean isNotOurs(String variable) {
        for (String each : NOT_OURS) {
            if (variable.startsWith(each)) {
                return true;
            }
        }
        return false;
    }

    private Problem unknown(String kind, String name, String key) {
        return Problem.of(kind + " '" + name + "' is not known (expected: " + keys.expectation(key) + ")");
    }
}
