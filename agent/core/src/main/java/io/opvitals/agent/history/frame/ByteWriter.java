package io.opvitals.agent.history.frame;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes numbers in as few bytes as they need. */
final class ByteWriter {

    /** Beyond it, a double does not hold every whole number. */
    private static final double MAX_WHOLE = 0x1p52;

    static final int FLOAT = 1;
    static final int DOUBLE = 3;

    private byte[] bytes;
    private @Nullable ByteWriter inner;
    private int length;

    ByteWriter(int size) {
        bytes = new byte[size];
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    void put(int value) {
        room(1);
        bytes[length++] = (byte) value;
    }

    /** Seven bits a byte, the lowest first; a negative number takes ten bytes. */
    void varint(long value) {
        room(10);
        long left = value;
        while ((left & ~0x7fL) != 0) {
            bytes[length++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        bytes[length++] = (byte) left;
    }

    void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        varint(utf8.length);
        put(utf8, utf8.length);
    }

    void put(byte[] more, int count) {
        room(count);
        System.arraycopy(more, 0, bytes, length, count);
        length += count;
    }

    /** An empty one for what goes into a block, good until the next. */
    ByteWriter inner() {
        ByteWriter own = inner;
        if (own == null) {
            own = new ByteWriter(64);
            inner = own;
        }
        own.clear();
        return own;
    }

    /** What was written there, after how long it is. */
    void block(ByteWriter block) {
        varint(block.length);
        put(block.bytes, block.length);
    }

    /** Exactly. Whole numbers are short. */
    void exact(double value) {
        if (isWhole(value)) {
            whole((long) value);
        } else if (value == (float) value) {
            real((float) value);
        } else {
            varint(DOUBLE);
            room(8);
            long bits = Double.doubleToLongBits(value);
            for (int i = 0; i < 8; i++) {
                bytes[length++] = (byte) (bits >>> (8 * i));
            }
        }
    }

    /** Whole numbers exactly, others to seven digits. */
    void rounded(double value) {
        if (isWhole(value)) {
            whole((long) value);
        } else if (isFloat(value)) {
            real((float) value);
        } else {
            exact(value);
        }
    }

    private static boolean isFloat(double value) {
        double size = Math.abs(value);
        return Double.isNaN(value) || (size < Float.MAX_VALUE && size > Float.MIN_NORMAL);
    }

    private static boolean isWhole(double value) {
        return Math.abs(value) < MAX_WHOLE && value == Math.rint(value);
    }

    private void whole(long value) {
        long folded = (value << 1) ^ (value >> 63);
        varint(folded << 1);
    }

    private void real(float value) {
        varint(FLOAT);
        room(4);
        int bits = Float.floatToIntBits(value);
        for (int i = 0; i < 4; i++) {
            bytes[length++] = (byte) (bits >>> (8 * i));
        }
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }
}
