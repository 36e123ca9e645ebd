package io.opvitals.agent.series;

import org.jspecify.annotations.Nullable;

/**
 * What tells one series from all others.
 *
 * @param name as PromQL names it, with {@code _total} for a total
 * @param labels its labels
 */
public record SeriesId(String name, Labels labels) implements Comparable<SeriesId> {

    @Override
    public int compareTo(SeriesId other) {
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : labels.compareTo(other.labels);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + labels.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SeriesId that && name.equals(that.name) && labels.equals(that.labels);
    }

    /** As PromQL writes it. */
    @Override
    public String toString() {
        return name + labels;
    }
}
