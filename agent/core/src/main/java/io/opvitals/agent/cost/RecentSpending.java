package io.opvitals.agent.cost;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What wrappers cost in each minute of the last hour. Used by one thread. */
final class RecentSpending {

    private static final int MINUTES = 60;
    private static final long SECONDS = 60;

    /** With less, what came in a moment would be taken to go on for a day. */
    private static final Duration ENOUGH = Duration.ofMinutes(1);

    private record Key(String wrapper, String currency) {}

    private final Map<Key, TreeMap<Long, BigDecimal>> minutes = new HashMap<>();
    private @Nullable Instant started;

    void add(List<CostRow> rows, Instant now) {
        if (started == null || started.isAfter(now)) {
            started = now;
        }
        long minute = minute(now);
        for (CostRow each : rows) {
            Key key = new Key(
                    each.spending().operation().wrapper(), each.spending().key().currency());
            minutes.computeIfAbsent(key, added -> new TreeMap<>()).merge(minute, each.amount(), BigDecimal::add);
        }
        for (TreeMap<Long, BigDecimal> each : minutes.values()) {
            each.headMap(oldest(now)).clear();
            each.tailMap(minute, false).clear(); // From before the clock was set back.
        }
    }

    /** By second, over the last hour or as long as is known; {@code NaN} where that is less than a minute. */
    double perSecond(String wrapper, String currency, Instant now) {
        Instant begin = started;
        if (begin == null) {
            return Double.NaN;
        }
        Instant hour = Instant.ofEpochSecond(oldest(now) * SECONDS);
        Duration known = Duration.between(begin.isAfter(hour) ? begin : hour, now);
        if (known.compareTo(ENOUGH) < 0) {
            return Double.NaN;
        }
        double sum = 0;
        for (BigDecimal each : minutes.getOrDefault(new Key(wrapper, currency), new TreeMap<>())
                .values()) {
            sum += each.doubleValue();
        }
        return sum / known.toSeconds();
    }

    private static long oldest(Instant now) {
        return minute(now) - MINUTES + 1;
    }

    private static long minute(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), SECONDS);
    }
}
