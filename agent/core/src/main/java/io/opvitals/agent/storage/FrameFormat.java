package io.opvitals.agent.storage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * How frames lie in a file: eight bytes that say what the file is, then frame after frame. A frame is magic (4), length of
 * the payload (4), CRC-32C of everything but itself (4), time in milliseconds since 1970 (8), payload; big-endian.
 */
final class FrameFormat {

    static final int FILE_HEADER = 8;
    static final int HEADER = 20;

    /** Longer ones are not written, and where one seems to be, its length is damaged. */
    static final int MAX_PAYLOAD = 64 << 20;

    private static final byte[] FILE_MAGIC = "OPVLOG1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int CRC_AT = 8;

    private FrameFormat() {}

    /** What a frame says of itself. */
    record Header(FrameKind kind, int length, int crc, long timeMillis) {}

    static byte[] fileHeader() {
        return FILE_MAGIC.clone();
    }

    static boolean isFileHeader(byte[] bytes) {
        for (int i = 0; i < FILE_HEADER; i++) {
            if (bytes[i] != FILE_MAGIC[i]) {
                return false;
            }
        }
        return true;
    }

    static byte[] frame(FrameKind kind, long timeMillis, byte[] payload, int length) {
        byte[] frame = new byte[HEADER + length];
        ByteBuffer.wrap(frame).putInt(kind.magic).putInt(length).putInt(0).putLong(timeMillis);
        System.arraycopy(payload, 0, frame, HEADER, length);
        ByteBuffer.wrap(frame).putInt(CRC_AT, crc(frame, length));
        return frame;
    }

    /** The header at the beginning of these bytes; {@code null} if there is none. */
    static @Nullable Header header(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        FrameKind kind = kind(buffer.getInt(0));
        int length = buffer.getInt(4);
        if (kind == null || length < 0 || length > MAX_PAYLOAD) {
            return null;
        }
        return new Header(kind, length, buffer.getInt(CRC_AT), buffer.getLong(12));
    }

    /** Of a whole frame in memory. */
    static int crc(byte[] frame, int length) {
        CRC32C crc = new CRC32C();
        crc.update(frame, 0, CRC_AT);
        crc.update(frame, CRC_AT + 4, HEADER - CRC_AT - 4 + length);
        return (int) crc.getValue();
    }

    static @Nullable FrameKind kind(int magic) {
        if (magic == FrameKind.PLAIN.magic) {
            return FrameKind.PLAIN;
        }
        return magic == FrameKind.DEFINING.magic ? FrameKind.DEFINING : null;
    }
}
