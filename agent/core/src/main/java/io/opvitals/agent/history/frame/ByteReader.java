package io.opvitals.agent.history.frame;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads what {@link ByteWriter} wrote. Where there is too little, {@link BufferUnderflowException}. */
final class ByteReader {

    private final byte[] bytes;
    private int position;

    /** Reads a copy: an array is read several times as fast as a buffer. */
    ByteReader(ByteBuffer buffer) {
        bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
    }

    int position() {
        return position;
    }

    void position(int next) {
        if (next < 0 || next > bytes.length) {
            throw new IllegalArgumentException("position " + next + " (expected: 0 to " + bytes.length + ")");
        }
        position = next;
    }

    boolean hasMore() {
        return position < bytes.length;
    }

    int get() {
        return next() & 0xff;
    }

    long varint() {
        byte first = next();
        return first >= 0 ? first : longer(first);
    }

    /** A count or a length, which cannot be more than there are bytes, or an id. */
    int count() {
        long value = varint();
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("count: " + value);
        }
        return (int) value;
    }

    String text() {
        int length = Math.min(count(), bytes.length - position);
        String text = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        return text;
    }

    double number() {
        long folded = varint();
        if ((folded & 1) == 0) {
            long value = folded >>> 1;
            return (double) ((value >>> 1) ^ -(value & 1));
        }
        if (folded == ByteWriter.FLOAT) {
            return Float.intBitsToFloat((int) bits(4));
        }
        return Double.longBitsToDouble(bits(8));
    }

    private long longer(byte first) {
        long value = first & 0x7fL;
        for (int shift = 7; shift < 64; shift += 7) {
            byte b = next();
            value |= (b & 0x7fL) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number of more than ten bytes");
    }

    private long bits(int count) {
        long bits = 0;
        for (int i = 0; i < count; i++) {
            bits |= (next() & 0xffL) << (8 * i);
        }
        return bits;
    }

    private byte next() {
        if (position >= bytes.length) {
            throw new BufferUnderflowException();
        }
        return bytes[position++];
    }
}
