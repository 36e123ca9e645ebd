package io.opvitals.agent.history.frame;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads what {@link ByteWriter} wrote. Where there is too little, {@link java.nio.BufferUnderflowException}. */
final class ByteReader {

    private final ByteBuffer buffer;

    ByteReader(ByteBuffer buffer) {
        this.buffer = buffer;
    }

    int position() {
        return buffer.position();
    }

    void position(int position) {
        if (position < 0 || position > buffer.limit()) {
            throw new IllegalArgumentException("position " + position + " (expected: 0 to " + buffer.limit() + ")");
        }
        buffer.position(position);
    }

    boolean hasMore() {
        return buffer.hasRemaining();
    }

    int get() {
        return buffer.get() & 0xff;
    }

    long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte b = buffer.get();
            value |= (b & 0x7fL) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number of more than ten bytes");
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
        byte[] utf8 = new byte[Math.min(count(), buffer.remaining())];
        buffer.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
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

    private long bits(int bytes) {
        long bits = 0;
        for (int i = 0; i < bytes; i++) {
            bits |= (buffer.get() & 0xffL) << (8 * i);
        }
        return bits;
    }
}
