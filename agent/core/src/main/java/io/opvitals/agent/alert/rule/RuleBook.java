package io.opvitals.agent.alert.rule;

import io.opvitals.agent.config.FileWatch;
import io.opvitals.agent.log.AgentLog;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All rules: the shipped ones, those in files, which are read again when they change, and those saved by the API. */
public final class RuleBook {

    private static final String LOGGER = "alerts";

    /** One more than there may be, for the reader to find it too long. */
    private static final int MAX_BYTES = (1 << 20) + 1;

    private final SavedRules saved;
    private final AgentLog log;
    private final RuleSet shipped = ShippedRules.read();
    private final Map<String, FileWatch> watches = new LinkedHashMap<>();
    private final Map<String, RuleSet> files = new LinkedHashMap<>();
    private Choice choice = new Choice(List.of(), true, Set.of());
    private long savedVersion = -1;
    private boolean isChanged = true;

    /**
     * Which rules are wanted.
     *
     * @param files with rules
     * @param shipped whether the shipped ones, too
     * @param disabled names of alerts that are not
     */
    public record Choice(List<String> files, boolean shipped, Set<String> disabled) {

        public Choice {
            files = List.copyOf(files);
            disabled = Set.copyOf(disabled);
        }
    }

    public RuleBook(SavedRules saved, AgentLog log) {
        this.saved = saved;
        this.log = log;
    }

    /** From the next look on, these are wanted. */
    public synchronized void choose(Choice wanted) {
        if (!wanted.equals(choice)) {
            choice = wanted;
            isChanged = true;
            watches.keySet().retainAll(wanted.files);
            files.keySet().retainAll(wanted.files);
        }
    }

    /** Looks after the files; whether {@link #rules()} is another now. To be called about once a second. */
    public synchronized boolean look() {
        boolean changed = isChanged || saved.version() != savedVersion;
        for (String each : choice.files) {
            FileWatch watch = watches.get(each);
            if (watch == null) {
                watch = new FileWatch(new File(each));
                watch.know();
                watches.put(each, watch);
                read(each);
                changed = true;
            } else if (watch.hasChanged()) {
                read(each);
                changed = true;
            }
        }
        isChanged = false;
        savedVersion = saved.version();
        return changed;
    }

    /** What holds now. */
    public synchronized RuleSet rules() {
        RuleSet all = choice.shipped ? shipped : RuleSet.EMPTY;
        for (String each : choice.files) {
            all = all.plus(files.getOrDefault(each, RuleSet.EMPTY));
        }
        return without(all.plus(saved.rules()), choice.disabled);
    }

    private void read(String file) {
        RuleSet read = content(file);
        RuleSet before = files.put(file, read);
        Set<RuleProblem> told = new HashSet<>(before == null ? List.of() : before.problems());
        for (RuleProblem each : read.problems()) {
            if (!told.contains(each)) {
                log.error(LOGGER, each.text());
            }
        }
        if (before != null) {
            log.info(LOGGER, file + " is read again: " + read.rules().size() + " rules");
        }
    }

    private static RuleSet content(String file) {
        try (InputStream in = new FileInputStream(file)) {
            return RuleFileReader.read(file, in.readNBytes(MAX_BYTES));
        } catch (IOException e) {
            return new RuleSet(
                    List.of(),
                    List.of(new RuleProblem(
                            file, "", 1, 1, "it cannot be read (expected: a file with right to read it)")));
        }
    }

    private static RuleSet without(RuleSet rules, Set<String> disabled) {
        if (disabled.isEmpty()) {
            return rules;
        }
        List<RuleGroup> groups = new ArrayList<>();
        for (RuleGroup each : rules.groups()) {
            groups.add(new RuleGroup(
                    each.source(),
                    each.name(),
                    each.interval(),
                    each.limit(),
                    each.rules().stream()
                            .filter(rule -> !disabled.contains(rule.name()))
                            .toList()));
        }
        return new RuleSet(groups, rules.problems());
    }
}
