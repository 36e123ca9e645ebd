package io.opvitals.agent.alert.rule;

import io.opvitals.agent.config.FileWatch;
import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.document.DocumentReader;
import io.opvitals.agent.log.AgentLog;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * All rules: the shipped ones, those in files, which are read again when they change, and those saved by the API. A file that
 * is empty, gone or no document for a while, as one is that an editor writes, leaves what it said before: rules that are
 * not there end their alerts.
 */
public final class RuleBook {

    private static final String LOGGER = "alerts";
    private static final String DISABLED = Setting.ALERT_DISABLED_RULES.key();

    /** One more than there may be, for the reader to find it too long. */
    private static final int MAX_BYTES = (1 << 20) + 1;

    private final SavedRules saved;
    private final AgentLog log;
    private final Map<String, FileWatch> watches = new LinkedHashMap<>();
    private final Map<String, RuleSet> files = new LinkedHashMap<>();
    private final Set<String> due = new HashSet<>();

    /** Files of which holds what they said before. */
    private final Set<String> held = new HashSet<>();

    private Choice choice = new Choice(List.of(), false, Set.of(), Duration.ZERO);
    private RuleSet shipped = RuleSet.EMPTY;
    private long savedVersion = -1;
    private List<RuleProblem> unknown = List.of();

    /**
     * Which rules are wanted.
     *
     * @param files with rules
     * @param shipped whether the shipped ones, too
     * @param disabled names of alerts that are not
     * @param interval how often, where a group says nothing else
     */
    public record Choice(List<String> files, boolean shipped, Set<String> disabled, Duration interval) {

        public Choice {
            files = List.copyOf(files);
            disabled = Set.copyOf(disabled);
        }
    }

    public RuleBook(SavedRules saved, AgentLog log) {
        this.saved = saved;
        this.log = log;
    }

    /** Whether there is something to be read: a look at the files' times. To be asked about once a second. */
    public synchronized boolean isDue(Choice wanted) {
        boolean isDue = !wanted.equals(choice) || saved.version() != savedVersion;
        for (Map.Entry<String, FileWatch> each : watches.entrySet()) {
            if (each.getValue().hasChanged()) {
                due.add(each.getKey());
            }
        }
        return isDue || !due.isEmpty();
    }

    /** Reads what is due; whether {@link #rules()} is another now. */
    public synchronized boolean look(Choice wanted) {
        boolean changed = !wanted.equals(choice) || saved.version() != savedVersion;
        choice = wanted;
        savedVersion = saved.version();
        watches.keySet().retainAll(wanted.files);
        files.keySet().retainAll(wanted.files);
        held.retainAll(wanted.files);
        if (wanted.shipped && shipped.groups().isEmpty()) {
            shipped = ShippedRules.read();
        }
        for (String each : wanted.files) {
            if (!files.containsKey(each) || due.contains(each)) {
                read(each);
                changed = true;
            }
        }
        due.clear();
        sayUnknown();
        return changed;
    }

    private void sayUnknown() {
        List<RuleProblem> now = unknown(all()).problems();
        for (RuleProblem each : now) {
            if (!unknown.contains(each)) {
                log.change(AgentLog.Level.WARN, LOGGER, DISABLED + ": " + each.message());
            }
        }
        unknown = now;
    }

    /** What holds now. */
    public synchronized RuleSet rules() {
        RuleSet all = all();
        return without(all.plus(unknown(all)), choice.disabled);
    }

    private RuleSet all() {
        RuleSet all = choice.shipped ? shipped : RuleSet.EMPTY;
        for (String each : choice.files) {
            all = all.plus(files.getOrDefault(each, RuleSet.EMPTY));
        }
        return all.plus(saved.rules());
    }

    private void read(String file) {
        boolean isAgain = files.containsKey(file);
        RuleSet before = files.getOrDefault(file, RuleSet.EMPTY);
        watches.computeIfAbsent(file, each -> new FileWatch(new File(each))).know();
        RuleSet read = content(file, before);
        boolean holds = before.rules().isEmpty() || !isUnusable(read);
        files.put(file, holds ? read : new RuleSet(before.groups(), read.problems()));
        if (!isAgain || !read.problems().equals(before.problems())) {
            read.problems().forEach(each -> log.change(AgentLog.Level.ERROR, LOGGER, each.text()));
        }
        say(file, holds, isAgain);
    }

    private void say(String file, boolean holds, boolean isAgain) {
        int rules = files.getOrDefault(file, RuleSet.EMPTY).rules().size();
        if (!holds) {
            if (held.add(file)) {
                log.change(
                        AgentLog.Level.WARN,
                        LOGGER,
                        file + " says no rules any more, the " + rules
                                + " that it said before go on (expected: groups; 'groups: []' for no rules)");
            }
        } else if (held.remove(file)) {
            log.change(AgentLog.Level.INFO, LOGGER, file + " is right again: " + rules + " rules");
        } else if (isAgain) {
            log.info(LOGGER, file + " is read again: " + rules + " rules");
        }
    }

    /** Whether nothing of it can be meant: no groups, and not because it says so. */
    private static boolean isUnusable(RuleSet read) {
        return read.groups().isEmpty() && !read.problems().isEmpty();
    }

    private static RuleSet content(String file, RuleSet before) {
        try (InputStream in = new FileInputStream(file)) {
            byte[] content = in.readNBytes(MAX_BYTES);
            boolean isCut = DocumentReader.isEmpty(content) && !before.rules().isEmpty();
            return isCut
                    ? failed(file, "nothing is in it (expected: groups)")
                    : RuleFileReader.read(file, content, before);
        } catch (IOException e) {
            String what = new File(file).exists() ? "it cannot be read" : "it is not there";
            return failed(file, what + " (expected: a file with alert rules)");
        }
    }

    private static RuleSet failed(String file, String message) {
        return new RuleSet(List.of(), List.of(new RuleProblem(file, "", 1, 1, message)));
    }

    private static RuleSet without(RuleSet rules, Set<String> disabled) {
        List<RuleGroup> groups = new ArrayList<>();
        List<RuleGroup> left = new ArrayList<>();
        for (RuleGroup each : rules.groups()) {
            groups.add(part(each, rule -> !disabled.contains(rule.name())));
            RuleGroup out = part(each, rule -> disabled.contains(rule.name()));
            if (!out.rules().isEmpty()) {
                left.add(out);
            }
        }
        return new RuleSet(groups, rules.problems(), left);
    }

    private static RuleGroup part(RuleGroup group, Predicate<AlertRule> which) {
        return new RuleGroup(
                group.source(),
                group.name(),
                group.interval(),
                group.limit(),
                group.rules().stream().filter(which).toList());
    }

    /** Names that nothing has: somebody believes that a rule is left out, and it is not. */
    private RuleSet unknown(RuleSet all) {
        Set<String> names = new TreeSet<>(choice.disabled);
        all.rules().forEach(each -> names.remove(each.name()));
        if (!names.isEmpty() && !choice.shipped) {
            ShippedRules.read().rules().forEach(each -> names.remove(each.name()));
        }
        List<RuleProblem> problems = new ArrayList<>();
        for (String each : names) {
            problems.add(new RuleProblem(DISABLED, each, 1, 1, "'" + each + "' (expected: the name of a rule)"));
        }
        return new RuleSet(List.of(), problems);
    }
}
