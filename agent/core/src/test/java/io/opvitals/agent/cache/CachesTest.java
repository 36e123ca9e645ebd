package io.opvitals.agent.cache;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opvitals.agent.collect.TestCalls;
import io.opvitals.agent.health.HealthSettings;
import io.opvitals.agent.health.TestCycle;
import io.opvitals.agent.series.CacheSeries;
import io.opvitals.agent.series.WrittenSeries;
import io.opvitals.agent.time.FakeTicker;
import io.opvitals.bootstrap.OpvitalsDoor.CacheReader;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CachesTest {

    private final FakeTicker ticker = new FakeTicker();
    private final Caches caches = new Caches(TestCalls.silent());
    private final CacheWatch watch = new CacheWatch(caches, ticker);
    private final Counting reader = new Counting();

    /** A library whose caches are arrays of what they have counted. */
    private static final class Counting extends CacheReader {
        @Override
        public long @Nullable [] read(Object cache) {
            AtomicLongArray counts = (AtomicLongArray) cache;
            if (counts.get(0) < 0) {
                return null;
            }
            long[] read = new long[counts.length()];
            for (int i = 0; i < read.length; i++) {
                read[i] = counts.get(i);
            }
            return read;
        }
    }

    @Test
    void window_isOfTheLastFiveMinutes_totalsSinceTheCacheWasBuilt() {
        AtomicLongArray prices = new AtomicLongArray(new long[] {900, 100, 90, 10, 5, 42});
        caches.add(prices, "Caffeine", "Prices.<init>:12", reader);
        watch.look();
        ticker.advance(Duration.ofMinutes(6));
        prices.set(0, 910);
        prices.set(1, 130);
        watch.look();
        ticker.advance(Duration.ofMinutes(1));
        prices.set(0, 911);
        watch.look();

        CacheReport.Cache cache = watch.latest().caches().get(0);
        assertThat(cache.total()).isEqualTo(new CacheCounts(911, 130, 90, 10, 5, 42));
        assertThat(requireNonNull(cache.window()).hits()).isEqualTo(1);
        assertThat(requireNonNull(cache.window()).misses()).isZero();
    }

    @Test
    void series_ofACacheThatCounts_areWritten_andOfOneThatDoesNotAreNot() {
        AtomicLongArray prices = new AtomicLongArray(new long[] {30, 70, 0, 0, 0, 9});
        AtomicLongArray silent = new AtomicLongArray(new long[] {-1});
        caches.add(prices, "Caffeine", "prices", reader);
        caches.add(silent, "Caffeine", "silent", reader);
        watch.look();
        WrittenSeries written = new WrittenSeries();
        new CacheSeries(watch::latest)
                .write(new TestCycle(new TestCalls(), HealthSettings.DEFAULT).seconds(1), written);

        String[] labels = {"opvitals_cache_name", "prices", "opvitals_library", "Caffeine"};
        assertThat(written.value("opvitals_cache_hit_ratio", labels)).isEqualTo(0.3);
        assertThat(written.value("opvitals_cache_hits_total", labels)).isEqualTo(30);
        assertThat(written.value("opvitals_cache_misses_total", labels)).isEqualTo(70);
        assertThat(written.value("opvitals_cache_size", labels)).isEqualTo(9);
        assertThat(written.values().keySet()).noneMatch(each -> each.toString().contains("silent"));
        assertThat(watch.latest().caches()).hasSize(2);
    }

    @Test
    void window_ofACacheThatIsYoung_isAllItHasCounted() {
        AtomicLongArray prices = new AtomicLongArray(new long[] {30, 70, 0, 0, 0, 9});
        caches.add(prices, "Caffeine", "prices", reader);
        watch.look();
        ticker.advance(Duration.ofMinutes(1));
        watch.look();

        assertThat(watch.latest().caches().get(0).window()).isEqualTo(new CacheCounts(30, 70, 0, 0, 0, 9));
    }

    @Test
    void add_ofSeveralWithOneName_numbersThem_andKnowsEachOnce() {
        AtomicLongArray first = new AtomicLongArray(6);
        AtomicLongArray second = new AtomicLongArray(6);
        caches.add(first, "Caffeine", "prices", reader);
        caches.add(first, "Caffeine", "prices", reader);
        caches.add(second, "Caffeine", "prices", reader);

        assertThat(caches.read().keySet())
                .containsExactly(new CacheId("Caffeine", "prices"), new CacheId("Caffeine", "prices#2"));
        assertThat(caches.knows(first)).isTrue();
        assertThat(caches.knows(new AtomicLongArray(6))).isFalse();
    }

    @Test
    void read_ofOneThatThrows_leavesTheOthers() {
        AtomicLongArray fine = new AtomicLongArray(6);
        caches.add("no array", "Caffeine", "broken", reader);
        caches.add(fine, "Caffeine", "fine", reader);

        assertThat(caches.read().keySet()).containsExactly(new CacheId("Caffeine", "fine"));
    }

    @Test
    void cache_thatTheApplicationHasLetGo_isForgotten() {
        caches.add(new AtomicLongArray(6), "Caffeine", "gone", reader);
        await().until(() -> {
            System.gc();
            return caches.read().isEmpty();
        });
    }
}
