package io.opvitals.agent.fleet;

import java.util.List;
import java.util.TreeSet;

/**
 * All instances, or some.
 *
 * @param instances their names, as their series are labelled, in order; none for all
 */
public record FleetScope(List<String> instances) {

    public static final FleetScope ALL = new FleetScope(List.of());

    /** So many instances can be named. */
    public static final int MAX_INSTANCES = 50;

    private static final int MAX_LENGTH = 256;

    public FleetScope {
        instances = List.copyOf(new TreeSet<>(instances));
    }

    /**
     * Reads names, separated by commas.
     *
     * @throws IllegalArgumentException when they are none; the message says what is wrong
     */
    public static FleetScope parse(String text) {
        List<String> names = List.of(text.split(",", -1));
        if (names.size() > MAX_INSTANCES) {
            throw new IllegalArgumentException(
                    names.size() + " instances (expected: at most " + MAX_INSTANCES + ", or all)");
        }
        for (String each : names) {
            if (each.isBlank() || each.length() > MAX_LENGTH) {
                throw new IllegalArgumentException("a name of " + each.length() + " characters (expected: 1 to "
                        + MAX_LENGTH + ", separated by commas)");
            }
        }
        return new FleetScope(names);
    }

    boolean isAll() {
        return instances.isEmpty();
    }
}
