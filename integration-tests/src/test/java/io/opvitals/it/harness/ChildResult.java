package io.opvitals.it.harness;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A process that has ended.
 *
 * @param command what was started
 * @param exitCode how it ended
 * @param out its stdout
 * @param err its stderr
 */
public record ChildResult(String command, int exitCode, String out, String err) {

    private static final String OURS = "[opvitals";

    /** Fails, showing all output, unless it ended with this code. */
    public ChildResult expectExit(int expected) {
        if (exitCode != expected) {
            throw new AssertionError("exit code " + exitCode + " (expected: " + expected + ")\n" + this);
        }
        return this;
    }

    /** The agent's lines on stderr. */
    public List<String> agentLines() {
        return err.lines().filter(each -> each.startsWith(OURS)).toList();
    }

    /** The agent's warnings and errors. */
    public List<String> agentProblems() {
        return agentLines().stream()
                .filter(each -> !each.contains("] INFO ") && !each.contains("] DEBUG "))
                .toList();
    }

    /** Stderr without the agent's lines. */
    public String errOfApplication() {
        return err.lines().filter(each -> !each.startsWith(OURS)).collect(Collectors.joining("\n"));
    }

    /** The value in a line {@code key=value} on stdout. */
    public long number(String key) {
        return out.lines()
                .filter(each -> each.startsWith(key + "="))
                .mapToLong(each -> Long.parseLong(each.substring(key.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line '" + key + "=' on stdout\n" + this));
    }

    /** What the application counted itself: calls by {@code wrapper.operation outcome}. */
    public Map<String, Long> truth() {
        Map<String, Long> truth = new TreeMap<>();
        out.lines().filter(each -> each.startsWith("truth ")).forEach(each -> {
            String[] words = each.split(" ", -1);
            truth.put(words[1] + " " + words[2], Long.parseLong(words[3]));
        });
        if (truth.isEmpty()) {
            throw new AssertionError("no truth on stdout\n" + this);
        }
        return truth;
    }

    @Override
    public String toString() {
        return command + "\nexit code " + exitCode + "\nstdout:\n" + out + "\nstderr:\n" + err;
    }
}
