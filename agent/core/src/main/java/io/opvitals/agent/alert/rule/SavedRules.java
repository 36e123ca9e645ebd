package io.opvitals.agent.alert.rule;

import io.opvitals.agent.config.document.DocumentReader;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.storage.DataDirectory;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rules that somebody has saved while the application runs, kept over a restart. An alert's name is there once. A copy of a
 * file with something wrong in it is set aside as {@code alert-rules.yaml.unreadable} before it is overwritten. For any thread.
 */
public final class SavedRules {

    /** Their source, and the name of their group. */
    public static final String SOURCE = "api";

    /** So many at most. */
    public static final int MAX_RULES = 1_000;

    private static final String LOGGER = "alerts";
    private static final String FILE = "alert-rules.yaml";
    private static final String ASIDE = FILE + ".unreadable";

    private final DataDirectory data;
    private final AgentLog log;
    private List<AlertRule> rules;
    private List<RuleProblem> problems = List.of();
    private long version;

    /** What could not be read, as long as no copy of it is set aside. */
    private byte @Nullable [] damaged;

    /** Reads what was saved. */
    public SavedRules(DataDirectory data, AgentLog log) {
        this.data = data;
        this.log = log;
        this.rules = load();
    }

    /** Grows with each change. */
    public synchronized long version() {
        return version;
    }

    public synchronized RuleSet rules() {
        return new RuleSet(List.of(new RuleGroup(SOURCE, SOURCE, null, 0, rules)), problems);
    }

    /** One of them; {@code null} where there is none. */
    public synchronized @Nullable AlertRule find(String name) {
        for (AlertRule each : rules) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        return null;
    }

    /**
     * Saves one, in the place of one with this name.
     *
     * @throws IllegalStateException when there are too many
     * @throws IOException when it cannot be kept; it holds nevertheless until the JVM ends
     */
    public synchronized void put(AlertRule rule) throws IOException {
        List<AlertRule> next = new ArrayList<>(rules);
        next.removeIf(each -> each.name().equals(rule.name()));
        if (next.size() >= MAX_RULES) {
            throw new IllegalStateException(next.size() + " rules are saved (expected: at most " + MAX_RULES + ")");
        }
        next.add(rule);
        change(next);
    }

    /**
     * Forgets one; whether it was there.
     *
     * @throws IOException when that cannot be kept; it holds nevertheless until the JVM ends
     */
    public synchronized boolean remove(String name) throws IOException {
        List<AlertRule> next = new ArrayList<>(rules);
        if (!next.removeIf(each -> each.name().equals(name))) {
            return false;
        }
        change(next);
        return true;
    }

    private void change(List<AlertRule> next) throws IOException {
        rules = List.copyOf(next);
        version++;
        RuleGroup group = new RuleGroup(SOURCE, SOURCE, null, 0, rules);
        setAside();
        data.write(FILE, RuleExport.own(List.of(group)).getBytes(StandardCharsets.UTF_8));
    }

    private List<AlertRule> load() {
        try {
            byte[] content = data.read(FILE);
            if (content == null) {
                return List.of();
            }
            RuleSet read = RuleFileReader.read(SOURCE, content);
            problems = read.problems();
            problems.forEach(each -> log.error(LOGGER, FILE + ": " + each.text()));
            if (!problems.isEmpty() || DocumentReader.isEmpty(content)) {
                damaged = content;
                sayDamaged(read.rules().size());
            }
            return read.rules();
        } catch (IOException e) {
            log.error(LOGGER, FILE + " cannot be read, saved rules do not hold: " + e.getMessage());
            return List.of();
        }
    }

    private void sayDamaged(int rules) {
        String what = path(FILE) + " is damaged, " + rules + " rules of it hold";
        try {
            setAside();
            log.warn(LOGGER, what + "; a copy is set aside as " + path(ASIDE) + " (expected: as it was written)");
        } catch (IOException e) {
            log.warn(LOGGER, what + "; no copy can be set aside, it is not overwritten before: " + e.getMessage());
        }
    }

    private void setAside() throws IOException {
        byte[] content = damaged;
        if (content != null) {
            data.write(ASIDE, content);
            damaged = null;
        }
    }

    private String path(String file) {
        return new File(data.location(), file).getPath();
    }
}
