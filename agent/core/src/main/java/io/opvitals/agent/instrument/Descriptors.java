package io.opvitals.agent.instrument;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Type descriptors to look for in constant pools. Nearly every constant is told apart by its length and one letter, so
 * that looking for twenty costs about what looking for one does.
 */
final class Descriptors {

    private static final int BUCKETS = 256;

    private final byte[][] texts;

    /** By length and last letter but one, modulo {@link #BUCKETS}: whether there is one at all. */
    private final boolean[] present = new boolean[BUCKETS];

    Descriptors(List<String> descriptors) {
        List<byte[]> all = new ArrayList<>();
        for (String each : descriptors) {
            byte[] text = each.getBytes(StandardCharsets.UTF_8);
            all.add(text);
            present[bucket(text.length, text[text.length - 2])] = true;
        }
        texts = all.toArray(new byte[0][]);
    }

    /** Whether the bytes from {@code at} on are one of them. */
    boolean contain(byte[] bytes, int at, int length) {
        if (length < 3 || at + length > bytes.length || !present[bucket(length, bytes[at + length - 2])]) {
            return false;
        }
        for (byte[] each : texts) {
            // The last letters differ sooner than the first: descriptors share their packages.
            if (each.length == length
                    && bytes[at + length - 3] == each[length - 3]
                    && Arrays.equals(bytes, at, at + length, each, 0, length)) {
                return true;
            }
        }
        return false;
    }

    private static int bucket(int length, byte letter) {
        return (length * 31 + letter) & (BUCKETS - 1);
    }
}
