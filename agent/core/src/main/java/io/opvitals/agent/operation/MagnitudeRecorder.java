package io.opvitals.agent.operation;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Counts magnitudes on any thread, without a lock. Memory grows by octaves that values have been in, 80 bytes each. */
final class MagnitudeRecorder {

    private static final int OCTAVES = (Magnitudes.LAST_INDEX + 1 - Magnitudes.FIRST_INDEX) / Magnitudes.PER_OCTAVE;

    private final AtomicReferenceArray<@Nullable AtomicLongArray> octaves = new AtomicReferenceArray<>(OCTAVES);

    /** @param magnitude above {@link Magnitudes#LOWEST} */
    void add(double magnitude) {
        int at = Magnitudes.index(magnitude) - Magnitudes.FIRST_INDEX;
        octave(at / Magnitudes.PER_OCTAVE).incrementAndGet(at % Magnitudes.PER_OCTAVE);
    }

    Magnitudes snapshot() {
        int first = 0;
        while (first < OCTAVES && octaves.get(first) == null) {
            first++;
        }
        int end = OCTAVES;
        while (end > first && octaves.get(end - 1) == null) {
            end--;
        }
        long[] counts = new long[(end - first) * Magnitudes.PER_OCTAVE];
        for (int i = 0; i < counts.length; i++) {
            AtomicLongArray octave = octaves.get(first + i / Magnitudes.PER_OCTAVE);
            counts[i] = octave == null ? 0 : octave.get(i % Magnitudes.PER_OCTAVE);
        }
        return Magnitudes.of(Magnitudes.FIRST_INDEX + first * Magnitudes.PER_OCTAVE, counts);
    }

    private AtomicLongArray octave(int index) {
        AtomicLongArray octave = octaves.get(index);
        if (octave != null) {
            return octave;
        }
        AtomicLongArray created = new AtomicLongArray(Magnitudes.PER_OCTAVE);
        AtomicLongArray raced = octaves.compareAndExchange(index, null, created);
        return raced == null ? created : raced;
    }
}
