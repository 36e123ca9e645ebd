package io.opvitals.agent.history.frame;

import io.opvitals.agent.history.frame.ValueSink.Part;
import io.opvitals.agent.series.Labels;
import io.opvitals.agent.series.SeriesKind;
import io.opvitals.agent.storage.Frame;
import io.opvitals.agent.storage.FrameKind;
import io.opvitals.agent.storage.FramePosition;
import io.opvitals.agent.storage.FrameVisitor;
import java.nio.BufferUnderflowException;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link FrameEncoder} wrote and gives it to a sink, for one thread and one reading. Series whose names were
 * lost with a damaged frame are left out.
 *
 * @param <T> where the sink puts a series
 */
public final class FrameDecoder<T> implements FrameVisitor {

    private final ValueSink<T> sink;
    private final Numbered<String> texts = new Numbered<>();
    private final Numbered<Known> families = new Numbered<>();
    private final CounterValue stepped = new CounterValue();
    private long file = -1;
    private long notUnderstood;
    private FramePosition consumed = FramePosition.START;

    /** A family as this file knows it. */
    private final class Known {

        final String name;
        final SeriesKind kind;
        final Part part;
        final Numbered<T> places = new Numbered<>();

        Known(String name, SeriesKind kind) {
            this.name = name;
            this.kind = kind;
            this.part = sink.part(name, kind);
        }
    }

    public FrameDecoder(ValueSink<T> sink) {
        this.sink = sink;
    }

    @Override
    public void frame(Frame frame) {
        if (frame.end().file() != file) {
            file = frame.end().file();
            texts.clear();
            families.clear();
        }
        try {
            read(frame, new ByteReader(frame.payload()));
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            notUnderstood++;
        }
    }

    /** Frames whose checksum was right and that were not understood: written by another version, perhaps. */
    public long notUnderstood() {
        return notUnderstood;
    }

    /** Up to where the finer frames are in the frame that was read last. */
    public FramePosition consumed() {
        return consumed;
    }

    private void read(Frame frame, ByteReader in) {
        int version = in.get();
        if (version != FrameEncoder.VERSION) {
            throw new IllegalArgumentException("version " + version);
        }
        consumed = new FramePosition(in.varint(), in.varint());
        int length = in.count();
        int data = in.position() + length;
        if (length > 0 && frame.kind() == FrameKind.DEFINING) {
            define(in);
        }
        in.position(data);
        if (!frame.isAsked()) {
            return;
        }
        int count = in.count();
        for (int i = 0; i < count; i++) {
            Known family = families.get(in.count());
            int size = in.count();
            int end = in.position() + size;
            if (family != null && family.part != Part.NOTHING) {
                read(in, family, frame.timeMillis());
            }
            in.position(end);
        }
    }

    private void read(ByteReader in, Known family, long timeMillis) {
        boolean isSingle = in.get() == 1;
        int runs = in.count();
        int[] numbers = new int[2 * runs];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.count();
        }
        int number = 0;
        IntervalValue unwanted = FamilyValues.empty(family.kind);
        for (int run = 0; run < runs; run++) {
            number += numbers[2 * run];
            for (int i = 0; i < numbers[2 * run + 1]; i++) {
                @Nullable T place = family.places.get(number);
                read(in, family, place == null ? null : sink.value(place, timeMillis), unwanted, isSingle);
                number++;
            }
        }
    }

    private void read(
            ByteReader in, Known family, @Nullable IntervalValue value, IntervalValue unwanted, boolean isSingle) {
        if (family.part != Part.ALL || (value == null && isStepped(family.kind))) {
            CounterValue total = value instanceof CounterValue counter ? counter : stepped;
            if (family.kind == SeriesKind.HISTOGRAM) {
                DurationsValue.total(in, family.part == Part.COUNT, total);
            } else {
                MeasureValue.total(in, family.part == Part.COUNT, total);
            }
            return;
        }
        (value == null ? unwanted : value).add(in, isSingle);
    }

    /** What can be stepped over without looking into it. */
    private static boolean isStepped(SeriesKind kind) {
        return kind == SeriesKind.HISTOGRAM || kind == SeriesKind.SUMMARY;
    }

    private void define(ByteReader in) {
        int text = in.count();
        for (int left = in.count(); left > 0; left--) {
            texts.put(text++, in.text());
        }
        int number = in.count();
        for (int left = in.count(); left > 0; left--) {
            String name = texts.get(in.count());
            SeriesKind kind = KindCode.kind(in.get());
            if (name != null) {
                families.put(number, new Known(name, kind));
            }
            number++;
        }
        for (int left = in.count(); left > 0; left--) {
            defineSeries(families.get(in.count()), in);
        }
    }

    private void defineSeries(@Nullable Known family, ByteReader in) {
        int number = in.count();
        for (int left = in.count(); left > 0; left--) {
            boolean isWanted = family != null && family.part != Part.NOTHING;
            Labels labels = labels(in, isWanted);
            if (family != null && labels != null) {
                T place = sink.place(family.name, family.kind, labels);
                if (place != null) {
                    family.places.put(number, place);
                }
            }
            number++;
        }
    }

    private @Nullable Labels labels(ByteReader in, boolean isWanted) {
        Labels labels = Labels.EMPTY;
        boolean isKnown = isWanted;
        for (int left = in.count(); left > 0; left--) {
            int name = in.count();
            int value = in.count();
            if (isKnown) {
                String knownName = texts.get(name);
                String knownValue = texts.get(value);
                isKnown = knownName != null && knownValue != null;
                if (knownName != null && knownValue != null) {
                    labels = labels.and(knownName, knownValue);
                }
            }
        }
        return isKnown ? labels : null;
    }
}
