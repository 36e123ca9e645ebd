package io.opvitals.sample.tally;

import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
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

    /** Makes a call that is a success where it returns. */
    public <T, E extends Exception> T count(String operation, Call<T, E> call) throws E {
        return count(operation, call, result -> Outcome.SUCCESS);
    }

    /** Makes a call whose result tells how it went. */
    public <T, E extends Exception> T count(String operation, Call<T, E> call, Function<T, Outcome> judge) throws E {
        T result;
        try {
            result = call.run();
        } catch (Throwable thrown) {
            add(operation, of(thrown));
            throw thrown;
        }
        add(operation, judge.apply(result));
        return result;
    }

    /** Counts a call when its future ends, and gives that future back. */
    public <T> CompletableFuture<T> countLater(String operation, CompletableFuture<T> future) {
        var unused =
                future.whenComplete((result, thrown) -> add(operation, thrown == null ? Outcome.SUCCESS : of(thrown)));
        return future;
    }

    private Outcome of(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        return expected.isInstance(cause) ? Outcome.SUCCESS : Outcome.of(cause);
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
