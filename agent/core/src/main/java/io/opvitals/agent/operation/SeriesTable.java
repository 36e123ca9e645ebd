package io.opvitals.agent.operation;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The series of one operation by number. Number 0 is plain success. A series gets its number when the first call of its
 * kind ends and keeps it.
 *
 * <p>Bounded: past {@link #CAPACITY} series, calls of a further kind are counted under the error type
 * {@link SeriesKey#OTHER} of their outcome and without attributes, for which room is kept.
 */
final class SeriesTable {

    static final int CAPACITY = 128;

    /** Room for one {@code _OTHER} of every outcome, plus expected ones. */
    private static final int RESERVED = Outcome.values().length + 1;

    private static final int UNKNOWN = -1;

    private final ConcurrentHashMap<SeriesKey, Integer> numbers = new ConcurrentHashMap<>();
    private final Object adding = new Object();
    private volatile SeriesKey[] keys = {SeriesKey.SUCCESS};

    /** Number of the series of each error type without attributes, so that a throwing call allocates no key. */
    private volatile int[] byErrorType = new int[0];

    SeriesTable() {
        numbers.put(SeriesKey.SUCCESS, 0);
    }

    int size() {
        return keys.length;
    }

    SeriesKey key(int number) {
        return keys[number];
    }

    /** The series of calls that threw this type; whether it is new is told by {@link #size()} having grown. */
    int ofThrown(ErrorType type, boolean expected) {
        int[] known = byErrorType;
        int number = type.number() < known.length ? known[type.number()] : UNKNOWN;
        if (number != UNKNOWN) {
            return number;
        }
        return remember(type, of(thrown(type, expected, List.of())));
    }

    static SeriesKey thrown(ErrorType type, boolean expected, List<String> attributes) {
        return expected
                ? new SeriesKey(Outcome.SUCCESS, null, true, attributes)
                : new SeriesKey(type.outcome(), type.name(), false, attributes);
    }

    int of(SeriesKey key) {
        Integer known = numbers.get(key);
        return known != null ? known : add(key);
    }

    private int add(SeriesKey key) {
        synchronized (adding) {
            Integer raced = numbers.get(key);
            if (raced != null) {
                return raced;
            }
            if (keys.length >= CAPACITY - RESERVED && !isOther(key)) {
                return of(other(key));
            }
            SeriesKey[] longer = Arrays.copyOf(keys, keys.length + 1);
            longer[keys.length] = key;
            int number = keys.length;
            keys = longer;
            numbers.put(key, number);
            return number;
        }
    }

    private int remember(ErrorType type, int number) {
        synchronized (adding) {
            int[] known = byErrorType;
            if (type.number() >= known.length) {
                int[] longer = Arrays.copyOf(known, type.number() + 8);
                Arrays.fill(longer, known.length, longer.length, UNKNOWN);
                known = longer;
            } else {
                known = known.clone();
            }
            known[type.number()] = number;
            byErrorType = known;
        }
        return number;
    }

    private static boolean isOther(SeriesKey key) {
        return other(key).equals(key);
    }

    private static SeriesKey other(SeriesKey key) {
        return new SeriesKey(
                key.outcome(), key.outcome().isFailure() ? SeriesKey.OTHER : null, key.expected(), List.of());
    }
}
