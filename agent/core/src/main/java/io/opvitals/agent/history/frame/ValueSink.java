package io.opvitals.agent.history.frame;

import io.opvitals.agent.series.Labels;
import io.opvitals.agent.series.SeriesKind;
import org.jspecify.annotations.Nullable;

/**
 * Takes the values of frames. It is asked once for each family of a file and once for each series of it, and says where
 * they go: something of its own, {@code T}. For each frame it then gives the value of the frame's interval at that place.
 *
 * @param <T> where a series goes
 */
public interface ValueSink<T> {

    /** What of a family is wanted. */
    enum Part {
        /** Nothing: the family is stepped over. */
        NOTHING,
        /** All. */
        ALL,
        /** How many durations or values; goes to {@link CounterValue}s. */
        COUNT,
        /** Their sum, of durations in seconds; goes to {@link CounterValue}s. */
        SUM
    }

    /** What is wanted of a family. */
    Part part(String name, SeriesKind kind);

    /** Where a series goes; {@code null} when it is not wanted. */
    @Nullable
    T place(String name, SeriesKind kind, Labels labels);

    /** The value that grows by that of a frame of this time. */
    IntervalValue value(T place, long timeMillis);
}
