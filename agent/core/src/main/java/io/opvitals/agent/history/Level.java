package io.opvitals.agent.history;

import io.opvitals.agent.history.frame.FamilyValues;
import io.opvitals.agent.history.frame.FrameDecoder;
import io.opvitals.agent.history.frame.FrameEncoder;
import io.opvitals.agent.history.frame.IntervalValue;
import io.opvitals.agent.history.frame.ValueSink;
import io.opvitals.agent.series.Labels;
import io.opvitals.agent.series.SeriesKind;
import io.opvitals.agent.storage.DataDirectory;
import io.opvitals.agent.storage.FrameKind;
import io.opvitals.agent.storage.FrameLimits;
import io.opvitals.agent.storage.FrameLog;
import io.opvitals.agent.storage.FramePosition;
import io.opvitals.agent.time.Ticker;
import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The intervals of one resolution, in a log of their own. A frame has the time at which its interval begins, and says up to
 * where the next finer log is in it: so nothing is rolled up twice or never, whatever the clock does and whenever the
 * process ends.
 */
final class Level {

    /** Values of so many intervals share a file, and the names that are written once for it. */
    private static final int INTERVALS_A_FILE = 360;

    private static final int TRIES = 4;

    private final Resolution resolution;
    private final FrameLog log;
    private @Nullable FrameEncoder encoder;
    private volatile FramePosition consumed = FramePosition.START;
    private volatile int frameBytes = 1 << 10;

    Level(Resolution resolution, DataDirectory data, HistorySettings settings, Ticker ticker) {
        this.resolution = resolution;
        this.log = new FrameLog(data, "history-" + resolution.label(), limits(settings), ticker);
    }

    Resolution resolution() {
        return resolution;
    }

    FrameLog log() {
        return log;
    }

    /** Up to where the next finer log is in this one. */
    FramePosition consumed() {
        return consumed;
    }

    /** How long the last frame was. */
    int frameBytes() {
        return frameBytes;
    }

    void apply(HistorySettings settings) {
        log.limit(limits(settings));
    }

    /** Finds out what the process before had rolled up. */
    void restore() {
        FrameDecoder<IntervalValue> decoder = new FrameDecoder<>(new Nothing());
        log.readLast(decoder);
        consumed = decoder.consumed();
    }

    /**
     * Appends an interval.
     *
     * @param startMillis when it begins
     * @param consumedNow up to where the next finer log is in it
     * @param room makes room for so many bytes
     * @return whether it is kept
     */
    boolean append(long startMillis, Collection<FamilyValues> values, FramePosition consumedNow, Room room) {
        room.make(frameBytes);
        for (int i = 0; i < TRIES; i++) {
            long file = log.prepare(startMillis, frameBytes);
            FrameEncoder current = encoder;
            if (current == null || current.file() != file) {
                current = new FrameEncoder(file);
                encoder = current;
            }
            current.encode(values, consumedNow);
            frameBytes = current.length();
            if (!room.make(frameBytes)) {
                encoder = null;
                return false;
            }
            FrameKind kind = current.isDefining() ? FrameKind.DEFINING : FrameKind.PLAIN;
            boolean isSame = log.prepare(startMillis, frameBytes) == file;
            FramePosition end = isSame ? log.append(file, kind, startMillis, current.bytes(), frameBytes) : null;
            if (end != null) {
                consumed = consumedNow;
                return true;
            }
            encoder = null;
        }
        return false;
    }

    /** Makes room for so many bytes; says whether there is. */
    interface Room {
        boolean make(int bytes);
    }

    private FrameLimits limits(HistorySettings settings) {
        Duration span = resolution.length().multipliedBy(INTERVALS_A_FILE);
        long file = Math.max(1 << 18, Math.min(1 << 24, settings.maxBytes() / 16));
        long memory = resolution == Resolution.TEN_SECONDS ? 4 << 20 : 1 << 20;
        return new FrameLimits(settings.maxBytes(), file, span, settings.retention(resolution), memory);
    }

    /** Reads no values. */
    private static final class Nothing implements ValueSink<IntervalValue> {

        @Override
        public Part part(String name, SeriesKind kind) {
            return Part.NOTHING;
        }

        @Override
        public @Nullable IntervalValue place(String name, SeriesKind kind, Labels labels) {
            return null;
        }

        @Override
        public IntervalValue value(IntervalValue place, long timeMillis) {
            return place;
        }
    }
}
