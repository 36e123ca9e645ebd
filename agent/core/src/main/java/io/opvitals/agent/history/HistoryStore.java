package io.opvitals.agent.history;

import io.opvitals.agent.history.frame.FamilyValues;
import io.opvitals.agent.storage.DataDirectory;
import io.opvitals.agent.storage.FrameLog;
import io.opvitals.agent.storage.FramePosition;
import io.opvitals.agent.storage.FrameSpan;
import io.opvitals.agent.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All resolutions. What is not rolled up yet is read from the finer log: a coarse answer is made of coarse frames, of finer
 * ones after them, and so on down to the last ten seconds, each value once.
 *
 * <p>One thread writes; any may read meanwhile.
 */
final class HistoryStore {

    /** The clock may have been set wrong for a moment; nothing is thrown away for that. */
    private static final Duration TRUSTED_AFTER = Duration.ofMinutes(10);

    private static final long JUMP_MILLIS = Duration.ofMinutes(1).toMillis();

    private final List<Level> levels = new ArrayList<>();
    private final Map<Level, Long> open = new HashMap<>();
    private final Ticker ticker;
    private volatile HistorySettings settings;
    private long lastMillis;
    private long lastNanos;
    private long trustedNanos;
    private final Object opening = new Object();
    private volatile boolean isOpen;
    private volatile long refused;

    HistoryStore(DataDirectory data, HistorySettings settings, Ticker ticker) {
        this.settings = settings;
        this.ticker = ticker;
        for (Resolution each : Resolution.values()) {
            levels.add(new Level(each, data, settings, ticker));
        }
    }

    /** What is to be read of one log. */
    record Source(FrameLog log, FrameSpan span) {}

    /**
     * A consistent view: each value that was written is in it once.
     *
     * @param stepMillis a whole number of intervals of the resolution, which become one
     * @param fromMillis the beginning of the first step
     * @param toMillis the end of the last
     */
    record View(Resolution resolution, long stepMillis, long fromMillis, long toMillis, List<Source> sources) {}

    /** Finds what the process before left, and rolls up what it had no time for; once, before anything else. */
    void open(Instant now) {
        if (isOpen) {
            return;
        }
        synchronized (opening) {
            if (!isOpen) {
                restore(now);
                isOpen = true;
            }
        }
    }

    private void restore(Instant now) {
        for (Level each : levels) {
            each.restore();
        }
        for (int i = 1; i < levels.size(); i++) {
            levels.get(i - 1).log().numberAfter(levels.get(i).consumed().file());
        }
        lastMillis = now.toEpochMilli();
        lastNanos = ticker.nanos();
        trustedNanos = lastNanos + TRUSTED_AFTER.toNanos();
        for (int i = 1; i < levels.size(); i++) {
            rollUp(i);
        }
    }

    /** From now on. */
    void apply(HistorySettings next) {
        settings = next;
        levels.forEach(each -> each.apply(next));
    }

    /** Keeps ten seconds. */
    void add(long startMillis, Collection<FamilyValues> values) {
        append(0, startMillis, values, FramePosition.START);
        for (int i = 1; i < levels.size(); i++) {
            Level level = levels.get(i);
            Long before = open.putIfAbsent(level, level.resolution().startOf(startMillis));
            if (before == null || before == level.resolution().startOf(startMillis)) {
                return;
            }
            rollUp(i);
        }
    }

    /** Deletes what is too old. */
    void retain(Instant now) {
        long nanos = ticker.nanos();
        long passed = (nanos - lastNanos) / 1_000_000;
        if (Math.abs(now.toEpochMilli() - lastMillis - passed) > JUMP_MILLIS) {
            trustedNanos = nanos + TRUSTED_AFTER.toNanos();
        }
        lastMillis = now.toEpochMilli();
        lastNanos = nanos;
        if (nanos - trustedNanos < 0) {
            return;
        }
        levels.forEach(each -> each.log().retain(now));
    }

    /**
     * Deletes what is kept of a resolution and of all finer ones: with a finer one left, the next process would make the
     * coarser one of it again.
     *
     * @param before only files in which everything is older; {@code null} for all, also the ones being written
     * @return bytes that were on disk
     */
    synchronized long delete(Resolution coarsest, @Nullable Instant before) {
        long bytes = 0;
        for (Level each : levels) {
            if (each.resolution().millis() <= coarsest.millis()) {
                bytes += before == null ? each.log().clear() : each.log().deleteBefore(before);
            }
        }
        return bytes;
    }

    /** What was appended is on the disk itself. */
    void sync() {
        levels.forEach(each -> each.log().sync());
    }

    /** Nothing is remembered from before. */
    Instant earliest(Instant now) {
        Instant earliest = now;
        for (Level each : levels) {
            Instant kept = now.minus(settings.retention(each.resolution()));
            earliest = kept.isBefore(earliest) ? kept : earliest;
        }
        // What a clock that was set back has left for a while, or what a shorter retention will delete.
        return Instant.ofEpochMilli(Math.min(earliest.toEpochMilli(), oldestMillis()));
    }

    private long oldestMillis() {
        long oldest = Long.MAX_VALUE;
        for (Level each : levels) {
            oldest = Math.min(oldest, each.log().oldestMillis());
        }
        return oldest;
    }

    /**
     * When anything was kept at the latest: the first interval of a coarse resolution begins long before the values in it,
     * which does not mean that the finer ones have lost any.
     */
    private long begunMillis() {
        long begun = Long.MAX_VALUE;
        for (Level each : levels) {
            long oldest = each.log().oldestMillis();
            begun = oldest == Long.MAX_VALUE
                    ? begun
                    : Math.min(begun, oldest + each.resolution().millis());
        }
        return begun;
    }

    /**
     * What is to be read for a range: the finest resolution that gives so many points at most and goes back so far. Of a
     * range that has more days than that, several days are one point.
     */
    View view(Instant from, Instant to, int maxPoints) {
        Level level = levels.get(levels.size() - 1);
        long rangeMillis = to.toEpochMilli() - from.toEpochMilli();
        long reached = Math.max(from.toEpochMilli(), begunMillis());
        long covered = Long.MAX_VALUE;
        for (Level each : levels) {
            long own = each.log().oldestMillis();
            covered = own == Long.MAX_VALUE ? covered : own;
            long millis = each.resolution().millis();
            boolean isShort = steps(rangeMillis, millis) <= maxPoints;
            if (isShort && covered <= reached + millis) {
                level = each;
                break;
            }
        }
        long millis = level.resolution().millis();
        return view(level, millis * steps(steps(rangeMillis, millis), maxPoints), from, to);
    }

    private static long steps(long length, long step) {
        return (length + step - 1) / step;
    }

    /** Bytes on disk. */
    long bytes() {
        long bytes = 0;
        for (Level each : levels) {
            bytes += each.log().bytes();
        }
        return bytes;
    }

    List<Level> levels() {
        return levels;
    }

    /** Intervals that had no room. */
    long refused() {
        return refused;
    }

    void close() {
        sync();
        levels.forEach(each -> each.log().close());
    }

    /** What is to be read for a range at this resolution. */
    View view(Resolution resolution, Instant from, Instant to) {
        for (Level each : levels) {
            if (each.resolution() == resolution) {
                return view(each, resolution.millis(), from, to);
            }
        }
        throw new IllegalArgumentException("resolution " + resolution + " (expected: one of ours)");
    }

    private synchronized View view(Level level, long stepMillis, Instant from, Instant to) {
        long fromMillis = Math.floorDiv(from.toEpochMilli(), stepMillis) * stepMillis;
        long toMillis = Math.floorDiv(to.toEpochMilli() - 1, stepMillis) * stepMillis + stepMillis;
        List<Source> sources = new ArrayList<>();
        FramePosition after = FramePosition.START;
        for (int i = levels.indexOf(level); i >= 0; i--) {
            Level each = levels.get(i);
            FrameLog log = each.log();
            sources.add(new Source(log, new FrameSpan(fromMillis, toMillis, after, log.end())));
            after = each.consumed();
        }
        return new View(level.resolution(), stepMillis, fromMillis, toMillis, sources);
    }

    private void rollUp(int index) {
        Level level = levels.get(index);
        FrameLog finer = levels.get(index - 1).log();
        RollUp rolling =
                new RollUp(level.resolution(), (startMillis, values, end) -> append(index, startMillis, values, end));
        finer.read(new FrameSpan(Long.MIN_VALUE, Long.MAX_VALUE, level.consumed(), finer.end()), rolling);
        @Nullable Long left = rolling.openMillis();
        if (left == null) {
            open.remove(level);
        } else {
            open.put(level, left);
        }
    }

    private synchronized void append(
            int index, long startMillis, Collection<FamilyValues> values, FramePosition consumed) {
        if (!levels.get(index).append(startMillis, values, consumed, this::makeRoom)) {
            refused++;
        }
    }

    /** The cap holds at every moment: the oldest go, the finest first, and what is being written last. */
    private boolean makeRoom(int bytes) {
        while (bytes() + bytes > settings.maxBytes()) {
            if (!deleteOldest()) {
                return false;
            }
        }
        return true;
    }

    private boolean deleteOldest() {
        for (Level each : levels) {
            if (each.log().deleteOldest()) {
                return true;
            }
        }
        for (Level each : levels) {
            if (each.log().deleteCurrent()) {
                return true;
            }
        }
        return false;
    }
}
