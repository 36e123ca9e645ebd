package io.opvitals.agent.series;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The labels of a series, in the order of their names. Immutable, and cheap as a key. */
public final class Labels implements Comparable<Labels> {

    /** What has more values is not worth keeping. */
    private static final int MAX_CHILDREN = 64;

    private static final Child[] NONE = new Child[0];

    public static final Labels EMPTY = new Labels(new String[0]);

    /** Names and values in turn. */
    private final String[] pairs;

    private final int hash;

    /** Those that were made by {@link #child}. */
    private volatile Child[] children = NONE;

    private record Child(String name, String value, Labels labels) {}

    private Labels(String[] pairs) {
        this.pairs = pairs;
        this.hash = Arrays.hashCode(pairs);
    }

    /**
     * These labels.
     *
     * @param pairs names and values in turn
     * @throws IllegalArgumentException when a value is missing or a name comes twice
     */
    public static Labels of(String... pairs) {
        if (pairs.length % 2 != 0) {
            throw new IllegalArgumentException("labels: " + Arrays.toString(pairs) + " (expected: a value each)");
        }
        Labels labels = EMPTY;
        for (int i = 0; i < pairs.length; i += 2) {
            labels = labels.and(pairs[i], pairs[i + 1]);
        }
        return labels;
    }

    /**
     * These and one more.
     *
     * @throws IllegalArgumentException when the name is among them
     */
    public Labels and(String name, String value) {
        int at = place(name);
        if (at < pairs.length && pairs[at].equals(name)) {
            throw new IllegalArgumentException("label '" + name + "' comes twice (expected: once)");
        }
        String[] more = new String[pairs.length + 2];
        System.arraycopy(pairs, 0, more, 0, at);
        more[at] = name;
        more[at + 1] = value;
        System.arraycopy(pairs, at, more, at + 2, pairs.length - at);
        return new Labels(more);
    }

    /**
     * These and one more, like {@link #and}, and the same object the next time: for what is asked for again and again by
     * somebody who keeps these labels. The first 64 are kept for as long as these labels are. For any thread.
     */
    public Labels child(String name, String value) {
        Child[] known = children;
        for (Child each : known) {
            if (each.value.equals(value) && each.name.equals(name)) {
                return each.labels;
            }
        }
        Labels labels = and(name, value);
        // The labels that all share keep nothing. Of two threads at once, one is forgotten, and made again.
        if (known.length < MAX_CHILDREN && pairs.length > 0) {
            Child[] more = Arrays.copyOf(known, known.length + 1);
            more[known.length] = new Child(name, value, labels);
            children = more;
        }
        return labels;
    }

    /** Without one, where it is there. */
    public Labels without(String name) {
        int at = place(name);
        if (at == pairs.length || !pairs[at].equals(name)) {
            return this;
        }
        String[] fewer = new String[pairs.length - 2];
        System.arraycopy(pairs, 0, fewer, 0, at);
        System.arraycopy(pairs, at + 2, fewer, at, fewer.length - at);
        return new Labels(fewer);
    }

    /** Those with one of these names, or where {@code keeps} is false all others. */
    public Labels filtered(Collection<String> names, boolean keeps) {
        String[] left = new String[pairs.length];
        int size = 0;
        for (int i = 0; i < pairs.length; i += 2) {
            if (names.contains(pairs[i]) == keeps) {
                left[size] = pairs[i];
                left[size + 1] = pairs[i + 1];
                size += 2;
            }
        }
        return size == pairs.length ? this : size == 0 ? EMPTY : new Labels(Arrays.copyOf(left, size));
    }

    /** The value; {@code null} where there is no such label. */
    public @Nullable String get(String name) {
        int at = place(name);
        return at < pairs.length && pairs[at].equals(name) ? pairs[at + 1] : null;
    }

    public boolean isEmpty() {
        return pairs.length == 0;
    }

    /** How many there are. */
    public int size() {
        return pairs.length / 2;
    }

    /** The name at a place, from 0. */
    public String name(int index) {
        return pairs[2 * index];
    }

    /** The value at a place, from 0. */
    public String value(int index) {
        return pairs[2 * index + 1];
    }

    public void forEach(BiConsumer<? super String, ? super String> action) {
        for (int i = 0; i < pairs.length; i += 2) {
            action.accept(pairs[i], pairs[i + 1]);
        }
    }

    @Override
    public int compareTo(Labels other) {
        return Arrays.compare(pairs, other.pairs);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Labels that && hash == that.hash && Arrays.equals(pairs, that.pairs));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** As PromQL writes them: {@code {job="a",le="1"}}; empty where there are none. */
    @Override
    public String toString() {
        if (pairs.length == 0) {
            return "";
        }
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < pairs.length; i += 2) {
            text.append(i == 0 ? "" : ",").append(pairs[i]).append("=\"");
            text.append(pairs[i + 1].replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"))
                    .append('"');
        }
        return text.append('}').toString();
    }

    /** Where a name is, or belongs. */
    private int place(String name) {
        int at = 0;
        while (at < pairs.length && pairs[at].compareTo(name) < 0) {
            at += 2;
        }
        return at;
    }
}
