package io.opvitals.agent.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The value of every {@link Setting} at one moment, and where each comes from: the immutable result of reading. A value
 * that is wrong is not in here, another layer's or the default is; {@link Configuration} says what is wrong.
 *
 * <p>The getters with a name are for settings of named things.
 */
public final class Settings {

    /** By the whole key: what is not the default. */
    private final SortedMap<String, GivenValue> given;

    /** @param given by the whole key; every value is one that its setting's type accepts, or empty for none */
    Settings(Map<String, GivenValue> given) {
        this.given = new TreeMap<>(given);
    }

    /**
     * Reads what stands outside of any file; what is wrong is left out.
     *
     * @param arguments what stands behind {@code opvitals-agent.jar=}, {@code name=value} separated by semicolons;
     *     names with or without {@code opvitals.}
     * @param properties the system properties
     * @param environment the environment variables
     */
    public static Settings read(@Nullable String arguments, Properties properties, Map<String, String> environment) {
        return new SettingsReader(new ConfigurationInput(arguments, properties, environment))
                .read(ConfigFile.NONE, List.of())
                .settings();
    }

    /** The value, with placeholders replaced; empty for none. */
    public String text(Setting setting) {
        GivenValue value = given.get(setting.key());
        return value == null ? setting.defaultText() : value.value();
    }

    public String text(Setting setting, String name) {
        GivenValue value = given.get(setting.key(name));
        return value == null ? setting.defaultText() : value.value();
    }

    /** Whether the setting has a value at all, for settings that are off by default. */
    public boolean isSet(Setting setting) {
        return !text(setting).isEmpty();
    }

    public boolean isSet(Setting setting, String name) {
        return !text(setting, name).isEmpty();
    }

    /** Whether the value is the default, given or not. */
    public boolean isDefault(Setting setting) {
        return text(setting).equals(setting.defaultText());
    }

    public SettingSource source(Setting setting) {
        return source(given.get(setting.key()));
    }

    public SettingSource source(Setting setting, String name) {
        return source(given.get(setting.key(name)));
    }

    /** The setting as a message names it: by its key, with file, line and column where it stands in one. */
    public String name(Setting setting) {
        return name(setting.key());
    }

    public String name(Setting setting, String name) {
        return name(setting.key(name));
    }

    /** The names of the things that have a value of this setting, in order. */
    public SortedSet<String> names(Setting setting) {
        SortedSet<String> names = new TreeSet<>();
        for (GivenValue each : given.values()) {
            if (each.setting() == setting
                    && each.name() != null
                    && !each.value().isEmpty()) {
                names.add(each.name());
            }
        }
        return names;
    }

    /**
     * The names of the things of one kind that have any setting, in order.
     *
     * @param group for example {@code opvitals.wrapper.}
     */
    public SortedSet<String> names(String group) {
        SortedSet<String> names = new TreeSet<>();
        for (GivenValue each : given.values()) {
            if (each.name() != null && each.setting().key().startsWith(group)) {
                names.add(each.name());
            }
        }
        return names;
    }

    public boolean flag(Setting setting) {
        return text(setting).equalsIgnoreCase("true");
    }

    public boolean flag(Setting setting, String name) {
        return text(setting, name).equalsIgnoreCase("true");
    }

    /** Of a setting that has a value. */
    public Duration duration(Setting setting) {
        return DurationText.parsePositive(setting.key(), text(setting));
    }

    public Duration duration(Setting setting, String name) {
        return DurationText.parsePositive(setting.key(name), text(setting, name));
    }

    /** {@code null} where it has no value. */
    public @Nullable Duration optionalDuration(Setting setting) {
        return isSet(setting) ? duration(setting) : null;
    }

    public @Nullable Duration optionalDuration(Setting setting, String name) {
        return isSet(setting, name) ? duration(setting, name) : null;
    }

    public int number(Setting setting) {
        return Integer.parseInt(text(setting));
    }

    public int number(Setting setting, String name) {
        return Integer.parseInt(text(setting, name));
    }

    /** A number of bytes. */
    public long size(Setting setting) {
        return SettingType.bytes(text(setting));
    }

    public long size(Setting setting, String name) {
        return SettingType.bytes(text(setting, name));
    }

    /** 0 to 1; infinite for {@code off}. */
    public double share(Setting setting) {
        return share(text(setting));
    }

    public double share(Setting setting, String name) {
        return share(text(setting, name));
    }

    /** A constant of an enum that has one for every choice. */
    public <E extends Enum<E>> E choice(Setting setting, Class<E> type) {
        return choice(text(setting), type);
    }

    public <E extends Enum<E>> E choice(Setting setting, String name, Class<E> type) {
        return choice(text(setting, name), type);
    }

    /** The items of a list, in the order in which they are written. */
    public List<String> list(Setting setting) {
        return SettingType.items(text(setting));
    }

    public List<String> list(Setting setting, String name) {
        return SettingType.items(text(setting, name));
    }

    /** Every setting as it may be shown: those of no named thing in the order of {@link Setting}, then those that are given. */
    List<SettingValue> shown(Settings atStart) {
        List<SettingValue> shown = new ArrayList<>();
        for (Setting each : Setting.values()) {
            if (!each.isNamed()) {
                GivenValue value = given.get(each.key());
                String text = value == null ? each.defaultText() : value.shown();
                shown.add(new SettingValue(each, null, text, source(value), isPending(each, each.key(), atStart)));
            }
        }
        for (GivenValue each : given.values()) {
            if (each.name() != null) {
                shown.add(new SettingValue(
                        each.setting(),
                        each.name(),
                        each.shown(),
                        each.source(),
                        isPending(each.setting(), each.key(), atStart)));
            }
        }
        return shown;
    }

    /** The keys whose values are not the same, in order. */
    public SortedSet<String> differencesTo(Settings other) {
        SortedSet<String> keys = new TreeSet<>(given.keySet());
        keys.addAll(other.given.keySet());
        SortedSet<String> different = new TreeSet<>();
        for (String each : keys) {
            if (!String.valueOf(value(each)).equals(String.valueOf(other.value(each)))) {
                different.add(each);
            }
        }
        return different;
    }

    /** What is another in the next settings, in the order of the keys. */
    public List<SettingChange> changesTo(Settings next) {
        List<SettingChange> changes = new ArrayList<>();
        for (String each : differencesTo(next)) {
            changes.add(
                    new SettingChange(each, shown(each, next), next.shown(each, this), source(next.given.get(each))));
        }
        return changes;
    }

    Collection<GivenValue> given() {
        return given.values();
    }

    /** Whether this is a first configuration with mistakes in it: what is right of it, with nothing monitored. */
    public boolean isInvalid() {
        return source(Setting.ENABLED).kind() == SettingSource.Kind.INVALID;
    }

    /** The same, with nothing monitored. */
    Settings invalid() {
        SortedMap<String, GivenValue> off = new TreeMap<>(given);
        Setting enabled = Setting.ENABLED;
        off.put(enabled.key(), new GivenValue(enabled, null, "false", "false", SettingSource.INVALID));
        return new Settings(off);
    }

    /** Where nobody has given one, the default of the setting, which the others know. */
    private String shown(String key, Settings others) {
        GivenValue value = given.get(key);
        GivenValue known = value == null ? others.given.get(key) : value;
        if (known == null) {
            return "";
        }
        return value == null ? known.setting().defaultText() : value.shown();
    }

    boolean isPending(Setting setting, String key, Settings atStart) {
        return setting.needsRestart() && !value(key, setting).equals(atStart.value(key, setting));
    }

    private String value(String key, Setting setting) {
        GivenValue value = given.get(key);
        return value == null ? setting.defaultText() : value.value();
    }

    private @Nullable String value(String key) {
        GivenValue value = given.get(key);
        return value == null ? null : value.value();
    }

    private String name(String key) {
        SettingSource source = source(given.get(key));
        return source.line() == 0 ? key : source.text() + ": " + key;
    }

    private static SettingSource source(@Nullable GivenValue value) {
        return value == null ? SettingSource.DEFAULT : value.source();
    }

    private static double share(String text) {
        return text.equalsIgnoreCase("off") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }

    private static <E extends Enum<E>> E choice(String text, Class<E> type) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
