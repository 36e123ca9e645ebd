package io.opvitals.it.harness;

import java.time.Duration;
import java.util.List;

/**
 * What the application {@code Loop} said of how long its calls took.
 *
 * @param longestNanos of each line it was asked, its longest call
 * @param totalNanos of each line it was asked, all its calls
 */
public record LoopAnswers(List<Long> longestNanos, List<Long> totalNanos) {

    public static LoopAnswers of(String out) {
        List<String[]> answers = out.lines()
                .filter(each -> each.startsWith("answer "))
                .map(each -> each.split(" ", -1))
                .toList();
        return new LoopAnswers(
                answers.stream().map(words -> Long.valueOf(words[3])).toList(),
                answers.stream().map(words -> Long.valueOf(words[5])).toList());
    }

    public Duration longest() {
        return Duration.ofNanos(
                longestNanos.stream().mapToLong(Long::longValue).max().orElseThrow());
    }

    /** The median of what lines took, from one to another. */
    public Duration medianTotal(int from, int to) {
        List<Long> sorted = totalNanos.subList(from, to).stream().sorted().toList();
        return Duration.ofNanos(sorted.get(sorted.size() / 2));
    }
}
