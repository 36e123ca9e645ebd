package io.opvitals.agent.promql;

import java.util.List;

/** Where an evaluator finds samples. A source may be asked by one thread at a time. */
public interface SampleSource {

    /** A series without a newer sample is taken as gone, as in Prometheus. */
    long LOOKBACK_MILLIS = 300_000;

    /**
     * The newest sample of each series of a selector at a moment, not older than {@link #LOOKBACK_MILLIS}; without the series
     * that were gone by then. Range and offset of the selector are left out of account: the moment is meant.
     */
    List<Sample> latest(Selector selector, long atMillis);

    /** All samples after {@code fromMillis} up to and with {@code toMillis}; without series that have none. */
    List<SampleRange> range(Selector selector, long fromMillis, long toMillis);

    /**
     * What each series was at the time of day of a moment, on so many days before it.
     *
     * @param days from 1
     */
    List<Season> seasons(Selector selector, long atMillis, int days);
}
