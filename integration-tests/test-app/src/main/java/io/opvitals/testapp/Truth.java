package io.opvitals.testapp;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What an application counted itself, to be held against what the agent counted. */
public final class Truth {

    private final Map<String, LongAdder> calls = new ConcurrentHashMap<>();

    /**
     * Counts one call.
     *
     * @param operation {@code wrapper.operation}
     * @param outcome how it ended
     */
    public void count(String operation, String outcome) {
        count(operation, outcome, 1);
    }

    public void count(String operation, String outcome, long times) {
        calls.computeIfAbsent(operation + ' ' + outcome, any -> new LongAdder()).add(times);
    }

    /** One line on stdout for each operation and outcome: {@code truth shop.pay success 3}. */
    public void print() {
        new TreeMap<>(calls).forEach((key, count) -> System.out.println("truth " + key + " " + count));
    }
}
