package io.opvitals.agent.config;

import io.opvitals.agent.audit.AuditEntry;
import io.opvitals.agent.audit.AuditLog;
import io.opvitals.agent.config.SettingsReader.Reading;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.storage.DataDirectory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The settings that hold now, and every way to change them: the file, which is read again when it changes, and changes at
 * run time, which are kept apart from the file and have most say.
 *
 * <p>A first configuration that is invalid holds but for one thing: {@code opvitals.enabled} is {@code false}, until the
 * file is put right. A later one that is invalid changes nothing. For any thread; listeners are told under its lock.
 */
public final class Configuration {

    private static final String LOGGER = "config";
    private static final String EXPIRY = "expiry";

    /** What leads to the changes cannot be one of them. */
    private static final List<Setting> NOT_AT_RUN_TIME = List.of(
            Setting.ENVIRONMENT,
            Setting.CONFIG_FILE,
            Setting.CONFIG_KEY,
            Setting.CONFIG_KEY_FILE,
            Setting.DATA_DIRECTORY);

    private final SettingsReader reader;
    private final WatchedFile file;
    private final ChangeStore store;
    private final AuditLog audit;
    private final InstantSource clock;
    private final AgentLog log;
    private final Followers followers;
    private final Settings atStart;

    /** The last one that was right. */
    private ConfigFile lastFile;

    private RuntimeChanges changes;
    private volatile State state;

    private record State(Settings settings, boolean isValid, List<Problem> problems, List<Problem> warnings) {}

    /**
     * Reads everything for the first time; never throws for what is wrong in it.
     *
     * @param outside file and what the JVM was started with, read already
     * @param data where changes at run time are kept
     * @param audit told of every change
     * @param clock dates changes, and says when one ends by itself
     * @param log the agent's
     */
    public Configuration(
            OutsideSettings outside, DataDirectory data, AuditLog audit, InstantSource clock, AgentLog log) {
        this.reader = outside.reader();
        this.file = outside.file();
        this.lastFile = outside.first();
        this.store = new ChangeStore(data, reader.keys());
        this.audit = audit;
        this.clock = clock;
        this.log = log;
        this.followers = new Followers(log);
        List<Problem> unreadable = new ArrayList<>();
        this.changes = store.read(unreadable);
        Reading first = reader.read(lastFile, changes.given());
        List<Problem> warnings = new ArrayList<>(first.warnings());
        warnings.addAll(unreadable);
        boolean valid = first.problems().isEmpty();
        Settings settings = valid ? first.settings() : first.settings().invalid();
        this.state = new State(settings, valid, first.problems(), List.copyOf(warnings));
        this.atStart = first.settings();
    }

    /** Whether a setting is one that {@link #change} takes. */
    public static boolean mayChange(Setting setting) {
        return !NOT_AT_RUN_TIME.contains(setting);
    }

    /** The settings that hold now. */
    public Settings current() {
        return state.settings;
    }

    /** Whether something valid has been read; else nothing is monitored. */
    public boolean isValid() {
        return state.isValid;
    }

    /** What was wrong with the configuration when it was last read; all of it, empty for nothing. */
    public List<Problem> problems() {
        return state.problems;
    }

    /** What is said and does not make it invalid: variables and system properties that nobody knows. */
    public List<Problem> warnings() {
        return state.warnings;
    }

    /** Every setting as it may be shown, also those that nobody has given. */
    public List<SettingValue> shown() {
        return state.settings.shown(atStart);
    }

    /** The number of the changes made at run time; 0 for none. */
    public synchronized int version() {
        return changes.version();
    }

    /** Whether a setting can be changed at run time: not what leads to the changes. */
    public static boolean isChangeable(Setting setting) {
        return !NOT_AT_RUN_TIME.contains(setting);
    }

    /** The file that is read and watched, whether it is there or not. */
    public String file() {
        return file.path();
    }

    /** From now on these are asked and told, too; they are told of the settings that hold now, at once. */
    public synchronized void follow(List<SettingsListener> more) {
        followers.add(more);
        List<Problem> found = followers.check(state.settings, more);
        if (!found.isEmpty()) {
            List<Problem> all = new ArrayList<>(state.problems);
            all.addAll(found);
            boolean wasValid = state.isValid;
            Settings off = wasValid ? state.settings.invalid() : state.settings;
            state = new State(off, false, List.copyOf(all), state.warnings);
            if (wasValid) {
                followers.tell(off);
                return;
            }
        }
        followers.tell(state.settings, more);
    }

    /** To be called often: reads the file if it is another, and ends changes whose time is over. Never throws. */
    public synchronized void look() {
        Map<String, @Nullable RuntimeChange> over = changes.over(clock.instant());
        if (!over.isEmpty()) {
            expire(over);
        }
        if (file.hasChanged()) {
            reloadFile();
        }
    }

    /** Reads the file again, changed or not. */
    public synchronized ChangeResult reload() {
        file.know();
        return reloadFile();
    }

    /** As {@link #change(Actor, Map, Instant)}, for good. */
    public ChangeResult change(Actor actor, Map<String, @Nullable String> wanted) {
        return change(actor, wanted, null);
    }

    /**
     * Changes settings, all or none; they hold at once, also after a restart.
     *
     * @param actor who wants it
     * @param wanted values by key, with or without {@code opvitals.}; {@code null} takes a change back
     * @param until when the changes end by themselves; {@code null} for never
     */
    public synchronized ChangeResult change(
            Actor actor, Map<String, @Nullable String> wanted, @Nullable Instant until) {
        List<Problem> problems = new ArrayList<>();
        Map<String, @Nullable RuntimeChange> made = new TreeMap<>();
        for (Map.Entry<String, @Nullable String> each : wanted.entrySet()) {
            make(actor, each.getKey(), each.getValue(), until, made, problems);
        }
        return problems.isEmpty() ? use(changes.with(made), actor) : refused(problems);
    }

    /** Whether a change would be accepted, without making it. */
    public synchronized List<Problem> check(Map<String, @Nullable String> wanted) {
        List<Problem> problems = new ArrayList<>();
        Map<String, @Nullable RuntimeChange> made = new TreeMap<>();
        for (Map.Entry<String, @Nullable String> each : wanted.entrySet()) {
            make(new Actor("", ""), each.getKey(), each.getValue(), null, made, problems);
        }
        if (problems.isEmpty()) {
            problems.addAll(all(reader.read(lastFile, changes.with(made).given())));
        }
        return problems;
    }

    /** Takes the change of one setting back. */
    public ChangeResult revert(Actor actor, String key) {
        Map<String, @Nullable String> none = new TreeMap<>();
        none.put(key, null);
        return change(actor, none);
    }

    /** Goes back to the changes that held in a version; 0 for none at all. */
    public synchronized ChangeResult restore(Actor actor, int version) {
        Map<String, String> values = version == 0 ? Map.of() : store.values(version);
        if (values == null) {
            return refused(List.of(Problem.of(
                    "version " + version + " (expected: one of those that are kept, or 0 for no change at all)")));
        }
        Map<String, @Nullable String> wanted = new TreeMap<>();
        for (String each : changes.byKey().keySet()) {
            wanted.put(each, null);
        }
        wanted.putAll(values);
        return change(actor, wanted);
    }

    /** When the change of this setting at run time ends by itself; {@code null} where there is none, or it is for good. */
    public @Nullable Instant changedUntil(Setting setting) {
        return changedUntil(setting.key());
    }

    /** The same of a setting by its key, with the name of the thing in it. */
    public synchronized @Nullable Instant changedUntil(String key) {
        RuntimeChange change = changes.byKey().get(key);
        return change == null ? null : change.until();
    }

    /** The versions that can be restored, the latest first. */
    public synchronized List<ConfigurationVersion> versions() {
        return store.versions();
    }

    private void make(
            Actor actor,
            String name,
            @Nullable String value,
            @Nullable Instant until,
            Map<String, @Nullable RuntimeChange> made,
            List<Problem> problems) {
        String key = KnownKeys.withPrefix(name.strip());
        KnownKeys.Match match = reader.keys().byKey(key);
        if (match == null) {
            problems.add(new Problem(
                    key,
                    "",
                    0,
                    0,
                    "'" + name + "' is not known (expected: " + reader.keys().expectation(key) + ")"));
            return;
        }
        Setting setting = match.setting();
        if (!isChangeable(setting)) {
            problems.add(new Problem(
                    key,
                    "",
                    0,
                    0,
                    key + " cannot be changed at run time (expected: a change where the JVM is started)"));
            return;
        }
        if (value == null) {
            made.put(key, null);
            return;
        }
        RuntimeChange before = changes.byKey().get(key);
        String raw = reader.sealed(setting, key, value.strip(), lastFile, problems);
        @Nullable String lasting = before == null || until == null ? null : before.lasting();
        made.put(key, new RuntimeChange(setting, match.name(), raw, clock.instant(), actor, until, lasting));
    }

    /** Makes these the changes that hold, or says why not. */
    private ChangeResult use(RuntimeChanges next, Actor actor) {
        Reading reading = reader.read(lastFile, next.given());
        List<Problem> problems = all(reading);
        if (!problems.isEmpty()) {
            return refused(problems);
        }
        List<ConfigurationVersion.Change> made = next.since(changes);
        if (made.isEmpty() && next.byKey().equals(changes.byKey())) {
            return new ChangeResult(changes.version(), List.of(), false);
        }
        Problem unkept = store.write(next, new ConfigurationVersion(next.version(), clock.instant(), actor, made));
        if (unkept != null) {
            return refused(List.of(unkept));
        }
        changes = next;
        for (ConfigurationVersion.Change each : made) {
            audit(actor, each.key(), each.from(), each.to());
            log.change(
                    AgentLog.Level.INFO,
                    LOGGER,
                    each.key() + " is " + (each.to() == null ? "no longer changed" : "'" + each.to() + "'") + ", by "
                            + actor.name());
        }
        Settings before = state.settings;
        hold(reading);
        return new ChangeResult(next.version(), List.of(), needsRestart(before));
    }

    private void expire(Map<String, @Nullable RuntimeChange> over) {
        ChangeResult result = use(changes.with(over), new Actor(EXPIRY, ""));
        for (Problem each : result.problems()) {
            log.warn(LOGGER, "a change whose time is over cannot be taken back: " + each.text());
        }
    }

    private ChangeResult reloadFile() {
        ConfigFile read = file.read(reader.keys());
        if (read == null) {
            log.change(AgentLog.Level.WARN, LOGGER, file.path() + " is not there; what it said last goes on");
            return refused(List.of(Problem.of(file.path() + " is not there (expected: a configuration)")));
        }
        Reading reading = reader.read(read, changes.given());
        List<Problem> problems = all(reading);
        if (!problems.isEmpty()) {
            for (Problem each : problems) {
                log.change(
                        AgentLog.Level.WARN,
                        LOGGER,
                        each.text() + "; nothing of the changed file is used, what it said before goes on");
            }
            state = new State(state.settings, state.isValid, problems, reading.warnings());
            return refused(problems);
        }
        Settings before = state.settings;
        lastFile = read;
        hold(reading);
        List<SettingChange> different = before.changesTo(state.settings);
        for (SettingChange each : different) {
            audit(new Actor("file", file.path()), each.key(), each.from(), each.to());
        }
        boolean restart = needsRestart(before);
        log.change(
                AgentLog.Level.INFO,
                LOGGER,
                file.path() + " is read, " + different.size() + " settings are changed"
                        + (restart ? "; some hold from the next start on" : ""));
        return new ChangeResult(changes.version(), List.of(), restart);
    }

    private void hold(Reading reading) {
        state = new State(reading.settings(), true, List.of(), reading.warnings());
        followers.tell(state.settings);
    }

    private boolean needsRestart(Settings before) {
        for (String each : before.differencesTo(state.settings)) {
            KnownKeys.Match match = reader.keys().byKey(each);
            if (match != null && match.setting().needsRestart()) {
                return true;
            }
        }
        return false;
    }

    private List<Problem> all(Reading reading) {
        List<Problem> problems = new ArrayList<>(reading.problems());
        problems.addAll(followers.check(reading.settings()));
        return List.copyOf(problems);
    }

    private void audit(Actor actor, String key, @Nullable String from, @Nullable String to) {
        audit.append(new AuditEntry(
                clock.instant(),
                actor.name(),
                actor.origin(),
                "config.change",
                key,
                from == null ? "" : from,
                to == null ? "" : to));
    }

    private ChangeResult refused(List<Problem> problems) {
        return new ChangeResult(changes.version(), problems, false);
    }
}
