package io.opvitals.agent.history;

import java.time.Instant;
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
        HistoryQuery kept = kept(query);
        Resolution resolution =
                store.view(kept.from(), kept.to(), kept.maxPoints()).resolution();
        return new Pages(store, kept, resolution);
    }

    private HistoryAnswer read(HistoryQuery query, @Nullable Collection<String> by) {
        HistoryQuery kept = kept(query);
        HistoryStore.View view = store.view(kept.from(), kept.to(), kept.maxPoints());
        return new Reading(kept, by, view).read(view);
    }

    /** The part of the range that can be remembered; all of it where none can. */
    private HistoryQuery kept(HistoryQuery query) {
        Instant now = clock.instant();
        store.open(now);
        Instant earliest = store.earliest(now);
        if (!query.from().isBefore(earliest) || !earliest.isBefore(query.to())) {
            return query;
        }
        return new HistoryQuery(query.name(), query.matchers(), earliest, query.to(), query.maxPoints());
    }
}
