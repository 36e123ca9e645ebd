package io.opvitals.it.async;

import io.opvitals.it.receiver.ReceivedMetrics;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts by return type and kind of end, as cells of a {@link ConformanceTable}. */
final class Counted {

    private static final String WRAPPER = "async.";

    private final Map<String, Map<String, Long>> counts = new TreeMap<>();

    /** What the agent exported. */
    static Counted byOpvitals(ReceivedMetrics metrics) {
        Counted counted = new Counted();
        metrics.calls().forEach((call, count) -> {
            String[] words = call.substring(WRAPPER.length()).split(" ", -1);
            counted.add(words[0], words[1], count);
        });
        metrics.numbersBy("opvitals.operation.active", "opvitals.operation")
                .forEach((type, count) -> counted.add(type, "active", count.longValue()));
        metrics.numbersBy("opvitals.operation.assembled", "opvitals.operation")
                .forEach((type, count) -> counted.add(type, "assembled", count.longValue()));
        return counted;
    }

    void add(String type, String end, long count) {
        if (count != 0) {
            counts.computeIfAbsent(type, any -> new TreeMap<>()).merge(end, count, Long::sum);
        }
    }

    String cell(String type) {
        return counts.getOrDefault(type, Map.of()).entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(", "));
    }
}
