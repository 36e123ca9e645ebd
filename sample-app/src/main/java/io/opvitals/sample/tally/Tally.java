package io.opvitals.sample.tally;

import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Counts the calls of each operation by outcome, exactly. Any thread may count. */
public final class Tally {

    /** A call to be counted. */
    @FunctionalInterface
    public interface Call<T, E extends Exception> {
        T run() throws E;
    }

    private record Line(String operation, Outcome outcome) implements Comparable<Line> {
        private static final Comparator<Line> ORDER =
                Comparator.comparing(Line::operation).thenComparing(Line::outcome);

        @Override
        public int compareTo(Line other) {
            return ORDER.compare(this, other);
        }
    }

    private final Class<? extends Exception> expected;
    private final ConcurrentMap<Line, LongAdder> counts = new ConcurrentHashMap<>();

    /** @param expected the exception that is a normal answer: a call that throws it is a success */
    public Tally(Class<? extends Exception> expected) {
        this.expected = expected;
    }

    /** Makes a call that cannot fall back. */
    public <T, E extends Exception> T count(String operation, Call<T, E> call) throws E {
        return count(operation, call, result -> false);
    }

    /** Makes a call whose result tells whether a fallback served it. */
    public <T, E extends Exception> T count(String operation, Call<T, E> call, Predicate<T> fellBack) throws E {
        T result;
        try {
            result = call.run();
        } catch (Throwable thrown) {
            add(operation, expected.isInstance(thrown) ? Outcome.SUCCESS : Outcome.of(thrown));
            throw thrown;
        }
        add(operation, fellBack.test(result) ? Outcome.FALLBACK : Outcome.SUCCESS);
        return result;
    }

    /** One line {@code operation outcome count} for each outcome that occurred, in order. */
    public String report() {
        return sorted().entrySet().stream()
                .map(entry -> entry.getKey().operation()
                        + " "
                        + entry.getKey().outcome().word()
                        + " "
                        + entry.getValue()
                        + "\n")
                .collect(Collectors.joining());
    }

    /** All calls of each wrapper by outcome, in one line: {@code poml 40 success, 2 error; search 7 timeout}. */
    public String summary() {
        SortedMap<String, SortedMap<Outcome, Long>> wrappers = new TreeMap<>();
        sorted().forEach((line, count) -> wrappers.computeIfAbsent(
                        line.operation().substring(0, line.operation().indexOf('.')), wrapper -> new TreeMap<>())
                .merge(line.outcome(), count, Long::sum));
        return wrappers.entrySet().stream()
                .map(wrapper -> wrapper.getKey() + " " + outcomes(wrapper.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String outcomes(Map<Outcome, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey().word())
                .collect(Collectors.joining(", "));
    }

    private SortedMap<Line, Long> sorted() {
        SortedMap<Line, Long> sorted = new TreeMap<>();
        counts.forEach((line, count) -> sorted.put(line, count.sum()));
        return sorted;
    }

    private void add(String operation, Outcome outcome) {
        counts.computeIfAbsent(new Line(operation, outcome), line -> new LongAdder())
                .increment();
    }
}
