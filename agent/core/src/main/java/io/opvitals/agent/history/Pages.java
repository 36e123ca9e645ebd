package io.opvitals.agent.history;

import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** An answer in pieces that follow each other in time. For one thread at a time. */
final class Pages implements Iterator<HistoryAnswer> {

    /** Few enough for a thousand histograms each. */
    private static final int INTERVALS = 60;

    private final HistoryStore store;
    private final HistoryQuery query;
    private final Resolution resolution;
    private Instant next;

    Pages(HistoryStore store, HistoryQuery query, Resolution resolution) {
        this.store = store;
        this.query = query;
        this.resolution = resolution;
        this.next = query.from();
    }

    @Override
    public boolean hasNext() {
        return next.isBefore(query.to());
    }

    @Override
    public HistoryAnswer next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        long begin = resolution.startOf(next.toEpochMilli());
        Instant end = Instant.ofEpochMilli(begin + INTERVALS * resolution.millis());
        Instant to = end.isBefore(query.to()) ? end : query.to();
        HistoryQuery page = new HistoryQuery(query.name(), query.matchers(), next, to, query.maxPoints());
        next = to;
        HistoryStore.View view = store.view(resolution, page.from(), page.to());
        return new Reading(page, null, view).read(view);
    }
}
