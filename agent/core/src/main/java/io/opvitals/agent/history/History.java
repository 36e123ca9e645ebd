package io.opvitals.agent.history;

import java.time.InstantSource;
import java.util.Collection;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Answers what was. For any thread; reads from disk on the caller's. */
public final class History {

    private final HistoryStore store;
    private final InstantSource clock;

    History(HistoryStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * The series that are asked for.
     *
     * @throws HistoryTooLargeException when the answer would be too large
     */
    public HistoryAnswer query(HistoryQuery query) {
        return read(query, null);
    }

    /**
     * The same, with series merged that have these labels alike; other labels are left out. Increases and histograms are
     * added up; of gauges, the lowest, the highest and the mean are those of all.
     *
     * @param by labels to keep; none for a single series
     * @throws HistoryTooLargeException when the answer would be too large
     */
    public HistoryAnswer query(HistoryQuery query, Collection<String> by) {
        return read(query, by);
    }

    /**
     * The same as {@link #query(HistoryQuery)}, in pieces that follow each other in time, so that an answer may be longer
     * than what would fit into memory. All have the same resolution.
     *
     * @return reads on as it is asked for the next; throws what {@code query} throws
     */
    public Iterator<HistoryAnswer> pages(HistoryQuery query) {
        store.open(clock.instant());
        Resolution resolution =
                store.view(query.from(), query.to(), query.maxPoints()).resolution();
        return new Pages(store, query, resolution);
    }

    private HistoryAnswer read(HistoryQuery query, @Nullable Collection<String> by) {
        store.open(clock.instant());
        HistoryStore.View view = store.view(query.from(), query.to(), query.maxPoints());
        return new Reading(query, by, view.resolution()).read(view);
    }
}
