package io.opvitals.agent.history;

import io.opvitals.agent.history.frame.FamilyValues;
import io.opvitals.agent.history.frame.FrameDecoder;
import io.opvitals.agent.history.frame.Interval;
import io.opvitals.agent.history.frame.IntervalValue;
import io.opvitals.agent.storage.Frame;
import io.opvitals.agent.storage.FramePosition;
import io.opvitals.agent.storage.FrameVisitor;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Merges the frames of one resolution into those of the next. Frames that follow each other and begin in the same interval
 * become one; the last ones stay open, because more may come.
 */
final class RollUp implements FrameVisitor {

    private final Resolution into;
    private final Closed closed;
    private final Interval interval = new Interval();
    private final FrameDecoder<IntervalValue> decoder = new FrameDecoder<>(interval);
    private @Nullable Long openMillis;
    private FramePosition end = FramePosition.START;

    /** Takes an interval that is over. */
    interface Closed {

        /**
         * Good for the time of the call.
         *
         * @param startMillis when it begins
         * @param end up to where the finer frames are in it
         */
        void interval(long startMillis, Collection<FamilyValues> values, FramePosition end);
    }

    RollUp(Resolution into, Closed closed) {
        this.into = into;
        this.closed = closed;
    }

    @Override
    public void frame(Frame frame) {
        if (frame.isAsked()) {
            long start = into.startOf(frame.timeMillis());
            if (openMillis != null && openMillis != start) {
                closed.interval(openMillis, interval.families(), end);
                clear();
            }
            openMillis = start;
            end = frame.end();
        }
        decoder.frame(frame);
    }

    /** When the interval begins that is still open; {@code null} if there is none. */
    @Nullable
    Long openMillis() {
        return openMillis;
    }

    private void clear() {
        interval.families().forEach(FamilyValues::clear);
    }
}
