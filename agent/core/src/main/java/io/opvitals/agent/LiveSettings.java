package io.opvitals.agent;

import io.opvitals.agent.config.FileWatch;
import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.Settings;
import io.opvitals.agent.config.SettingsListener;
import io.opvitals.agent.instrument.MethodSelection;
import io.opvitals.agent.instrument.Reweaver;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.operation.OperationRegistry;
import io.opvitals.agent.operation.OutcomeRules;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which methods are monitored, by which rules their calls are judged, and whether anything is. The configuration says so,
 * a file whose mere existence switches off, and whoever calls {@link #enable}.
 *
 * <p>Recording is on while nobody says off. Off, the door lets no further call in at once, and the classes get their
 * original bytecode back in the background; calls in flight are counted when they end.
 */
final class LiveSettings implements SettingsListener {

    private static final String LOGGER = "config";

    /** What another selection or other rules are made of. */
    private static final List<Setting> SELECTING = List.of(
            Setting.INSTRUMENTATION_INCLUDE,
            Setting.INSTRUMENTATION_EXCLUDE,
            Setting.INSTRUMENTATION_ANNOTATIONS,
            Setting.INSTRUMENTATION_MAX_METHODS,
            Setting.OUTCOME_RULES);

    private final Selections selections;
    private final OperationRegistry operations;
    private final Runnable rulesRehearsal;
    private final AgentLog log;
    private final @Nullable FileWatch killSwitch;

    /** What {@link #check} has looked at last, to be applied next. */
    private @Nullable Settings checked;

    private @Nullable MethodSelection checkedSelection;

    private @Nullable Settings applied;
    private @Nullable MethodSelection selection;

    /** Why nothing is recorded, each with how to change it; all empty while it is. */
    private String offBySettings = "";

    private String offBySwitch;
    private String offByCall = "";
    private volatile boolean isOn = true;
    private @Nullable Reweaver reweaver;

    /**
     * Selects nothing before the first settings are applied.
     *
     * @param killSwitchFile while it exists, recording is off; {@code null} for none
     * @param selections makes selections
     * @param operations stopped and resumed, and told the rules
     * @param rulesRehearsal run before the first rules are in force
     * @param log the agent's
     */
    LiveSettings(
            @Nullable File killSwitchFile,
            Selections selections,
            OperationRegistry operations,
            Runnable rulesRehearsal,
            AgentLog log) {
        this.selections = selections;
        this.operations = operations;
        this.rulesRehearsal = rulesRehearsal;
        this.log = log;
        this.killSwitch = killSwitchFile == null ? null : new FileWatch(killSwitchFile);
        this.offBySwitch = killSwitch == null ? "" : offBySwitch(killSwitch);
    }

    /** The file that the settings name; {@code null} for none. */
    static @Nullable File killSwitchFile(Settings settings) {
        return settings.isSet(Setting.KILL_SWITCH_FILE)
                ? new File(settings.text(Setting.KILL_SWITCH_FILE)).getAbsoluteFile()
                : null;
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

    /** Why nothing is recorded; empty while it is. */
    synchronized String reason() {
        return !offBySwitch.isEmpty() ? offBySwitch : !offBySettings.isEmpty() ? offBySettings : offByCall;
    }

    /** Whether there is a file that switches off at once. */
    boolean hasKillSwitch() {
        return killSwitch != null;
    }

    @Override
    public synchronized List<String> check(Settings next) {
        List<String> problems = new ArrayList<>();
        checkedSelection = selections.of(next, problems);
        checked = next;
        return problems;
    }

    @Override
    public synchronized void apply(Settings next) {
        offBySettings = next.flag(Setting.ENABLED) ? "" : offBySettings(next);
        boolean reselected = isOtherSelection(next);
        if (reselected) {
            MethodSelection checkedNow = checkedSelection;
            MethodSelection selected =
                    checked == next && checkedNow != null ? checkedNow : selections.of(next, new ArrayList<>());
            selection = selected;
            put(selected.rules());
        }
        checked = null;
        checkedSelection = null;
        boolean isFirst = applied == null;
        applied = next;
        if (isFirst) {
            begin();
        } else {
            follow(reselected);
        }
    }

    /** Looks whether the file that switches off is there. Never throws. */
    synchronized void look() {
        if (killSwitch != null) {
            offBySwitch = offBySwitch(killSwitch);
            follow(false);
        }
    }

    /** The switch for code: {@code false} stops all recording now, {@code true} takes that back. */
    synchronized void enable(boolean on) {
        offByCall = on ? "" : "switched off by a call (expected: switched on again by another)";
        follow(false);
    }

    private boolean isOtherSelection(Settings next) {
        Settings before = applied;
        if (before == null) {
            return true;
        }
        for (Setting each : SELECTING) {
            if (!before.text(each).equals(next.text(each))) {
                return true;
            }
        }
        return false;
    }

    /** Says nothing: the log is for later. */
    private void begin() {
        isOn = reason().isEmpty();
        if (!isOn) {
            operations.stop();
        }
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

    /** In force for calls that end from now on; what rules read is woven in with the next selection. */
    private void put(OutcomeRules rules) {
        if (!rules.isEmpty()) {
            rulesRehearsal.run();
        }
        operations.setRules(rules);
    }

    private static String offBySettings(Settings from) {
        return from.isInvalid()
                ? "the configuration is invalid (expected for recording: what the log lists put right)"
                : from.name(Setting.ENABLED) + "=false (expected for recording: true)";
    }

    private static String offBySwitch(FileWatch file) {
        return file.exists() ? file.file() + " exists (expected for recording: no such file)" : "";
    }
}
