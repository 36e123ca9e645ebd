package io.opvitals.agent;

import io.opvitals.agent.config.FileWatch;
import io.opvitals.agent.config.InstrumentationFile;
import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.Settings;
import io.opvitals.agent.instrument.MethodSelection;
import io.opvitals.agent.instrument.Reweaver;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.operation.OperationRegistry;
import io.opvitals.agent.operation.OutcomeRules;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can change while the application runs: which methods are monitored, by which rules their calls are judged, and
 * whether anything is. Two files say so, and
 * whoever calls {@link #enable}.
 *
 * <p>Recording is on while nobody says off. Off, the door lets no further call in at once, and the classes get their
 * original bytecode back in the background; calls in flight are counted when they end.
 */
final class LiveSettings {

    /** How often the files are looked at: soon enough for "off" to hold within a second. */
    static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private static final String LOGGER = "config";

    private final Settings settings;
    private final Selections selections;
    private final OperationRegistry operations;
    private final Runnable rulesRehearsal;
    private final AgentLog log;
    private final @Nullable FileWatch file;
    private final @Nullable FileWatch killSwitch;
    private MethodSelection selection;

    /** Why nothing is recorded, each with how to change it; all empty while it is. */
    private String offByFile;

    private String offBySwitch;
    private String offByCall = "";
    private volatile boolean isOn;
    private @Nullable Reweaver reweaver;

    /**
     * Reads everything for the first time. Of what is wrong, the rest is used.
     *
     * @param settings without what stands in files
     * @param selections makes selections
     * @param operations stopped and resumed, and told the rules
     * @param rulesRehearsal run before the first rules are in force
     * @param problems gets what is wrong
     * @param log the agent's
     */
    LiveSettings(
            Settings settings,
            Selections selections,
            OperationRegistry operations,
            Runnable rulesRehearsal,
            List<String> problems,
            AgentLog log) {
        this.settings = settings;
        this.selections = selections;
        this.operations = operations;
        this.rulesRehearsal = rulesRehearsal;
        this.log = log;
        this.file = watch(settings, Setting.INSTRUMENTATION_FILE);
        this.killSwitch = watch(settings, Setting.KILL_SWITCH_FILE);
        Settings first = settings;
        InstrumentationFile read = file == null ? null : readFirst(file, problems);
        if (read != null) {
            problems.addAll(read.problems());
            first = settings.with(read);
            problems.addAll(overridden(first, read));
        }
        this.selection = selections.of(first, problems);
        put(selection.rules());
        this.offByFile = first.flag(Setting.ENABLED) ? "" : offByFile(first);
        this.offBySwitch = killSwitch == null ? "" : offBySwitch(killSwitch);
        if (first != settings) {
            problems.addAll(first.problems());
        }
        isOn = reason().isEmpty();
        if (!isOn) {
            operations.stop();
            problems.add("nothing is recorded: " + reason());
        }
    }

    /** From now on, loaded classes follow. */
    synchronized void followedBy(Reweaver follower) {
        reweaver = follower;
    }

    /** What is to be woven now; {@code null} for nothing. */
    synchronized @Nullable MethodSelection selection() {
        return isOn ? selection : null;
    }

    boolean isOn() {
        return isOn;
    }

    /** Whether there is a file to look at. */
    boolean isWatching() {
        return file != null || killSwitch != null;
    }

    /** Looks at the files, and follows what they say. Never throws. */
    synchronized void look() {
        boolean reselected = file != null && file.hasChanged() && reload(file.file());
        if (killSwitch != null) {
            offBySwitch = offBySwitch(killSwitch);
        }
        follow(reselected);
    }

    /** The switch for code: {@code false} stops all recording now, {@code true} takes that back. */
    synchronized void enable(boolean on) {
        offByCall = on ? "" : "switched off by a call (expected: switched on again by another)";
        follow(false);
    }

    private void follow(boolean reselected) {
        boolean on = reason().isEmpty();
        if (on != isOn) {
            isOn = on;
            if (on) {
                operations.resume();
                log.change(AgentLog.Level.WARN, LOGGER, "recording is on again; classes are woven in the background");
            } else {
                operations.stop();
                log.change(
                        AgentLog.Level.WARN,
                        LOGGER,
                        "recording is off: " + reason()
                                + "; classes get their original bytecode back in the background");
            }
        } else if (!reselected || !on) {
            return;
        }
        if (reweaver != null) {
            reweaver.select(selection());
        }
    }

    private String reason() {
        return !offBySwitch.isEmpty() ? offBySwitch : !offByFile.isEmpty() ? offByFile : offByCall;
    }

    /** Whether there is another selection. */
    private boolean reload(File changed) {
        List<String> problems = new ArrayList<>();
        InstrumentationFile read;
        try {
            read = InstrumentationFile.read(changed);
        } catch (IOException e) {
            log.change(AgentLog.Level.WARN, LOGGER, missing(changed) + "; what it said last goes on");
            return false;
        }
        problems.addAll(read.problems());
        Settings next = settings.with(read);
        MethodSelection selected = selections.of(next, problems);
        boolean enabled = next.flag(Setting.ENABLED);
        problems.addAll(next.problems());
        if (!problems.isEmpty()) {
            for (String each : problems) {
                log.change(
                        AgentLog.Level.WARN,
                        LOGGER,
                        each + "; nothing of the changed file is used, what it said before goes on");
            }
            return false;
        }
        offByFile = enabled ? "" : offByFile(next);
        selection = selected;
        put(selected.rules());
        for (String each : overridden(next, read)) {
            log.warn(LOGGER, each);
        }
        log.change(AgentLog.Level.INFO, LOGGER, changed + " is read");
        return true;
    }

    /** In force for calls that end from now on; what rules read is woven in with the next selection. */
    private void put(OutcomeRules rules) {
        if (!rules.isEmpty()) {
            rulesRehearsal.run();
        }
        operations.setRules(rules);
    }

    private static List<String> overridden(Settings settings, InstrumentationFile file) {
        List<String> overridden = new ArrayList<>();
        for (Setting each : settings.overridden()) {
            overridden.add(
                    each.key() + " in " + file + " is not used: an agent argument, system property or environment"
                            + " variable says otherwise (expected: one place)");
        }
        return overridden;
    }

    private static String offByFile(Settings from) {
        return from.name(Setting.ENABLED) + "=false (expected for recording: true)";
    }

    private static String offBySwitch(FileWatch file) {
        return file.exists() ? file.file() + " exists (expected for recording: no such file)" : "";
    }

    private static @Nullable InstrumentationFile readFirst(FileWatch file, List<String> problems) {
        file.know();
        try {
            return InstrumentationFile.read(file.file());
        } catch (IOException e) {
            problems.add(missing(file.file()));
            return null;
        }
    }

    private static String missing(File file) {
        return Setting.INSTRUMENTATION_FILE.key() + ": " + file + (file.exists() ? " cannot be read" : " is not there")
                + " (expected: a properties file; it is read as soon as it is there)";
    }

    private static @Nullable FileWatch watch(Settings settings, Setting setting) {
        return settings.isSet(setting) ? new FileWatch(new File(settings.text(setting)).getAbsoluteFile()) : null;
    }
}
