package io.opvitals.agent.storage;

import io.opvitals.agent.storage.FrameFormat.Header;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Goes through one file, frame by frame. Frames that are not asked for are stepped over by their lengths, without being
 * read. A frame whose checksum is wrong is left out; where even its length cannot be believed, the next frame is looked for
 * byte by byte. What cannot be a frame at the end of the file is its tail.
 */
final class FrameReader {

    private static final int LOOK = 1 << 16;

    private final FrameBytes bytes;
    private final long file;
    private byte[] buffer = new byte[1 << 13];
    private long skipped;
    private long end = FrameFormat.FILE_HEADER;

    FrameReader(FrameBytes bytes, long file) {
        this.bytes = bytes;
        this.file = file;
    }

    /** Whether the file begins as one of frames does. */
    boolean isOurs() throws IOException {
        if (bytes.length() < FrameFormat.FILE_HEADER) {
            return false;
        }
        bytes.read(0, buffer, FrameFormat.FILE_HEADER);
        return FrameFormat.isFileHeader(buffer);
    }

    void read(FrameSpan span, FrameVisitor visitor) throws IOException {
        long at = FrameFormat.FILE_HEADER;
        while (at + FrameFormat.HEADER <= bytes.length()) {
            Header header = header(at);
            long next = header == null ? -1 : at + FrameFormat.HEADER + header.length();
            if (header != null && next <= bytes.length() && isFollowed(next)) {
                visit(at, header, span, visitor);
                at = next;
                continue;
            }
            if (header != null && next <= bytes.length() && isGood(at, header)) {
                visit(at, header, span, visitor);
                at = next;
                continue;
            }
            long found = nextGood(at + 1);
            if (found < 0) {
                return;
            }
            skipped++;
            at = found;
        }
    }

    /** Frames that were left out. */
    long skipped() {
        return skipped;
    }

    /** Where the last frame ends that was stepped over or read; what comes after it is a torn tail. */
    long end() {
        return end;
    }

    private void visit(long at, Header header, FrameSpan span, FrameVisitor visitor) throws IOException {
        long next = at + FrameFormat.HEADER + header.length();
        boolean isAsked = span.has(header.timeMillis(), file, at);
        if (isAsked || header.kind() == FrameKind.DEFINING) {
            if (!isGood(at, header)) {
                skipped++;
                end = next;
                return;
            }
            visitor.frame(new Frame(
                    header.kind(),
                    header.timeMillis(),
                    isAsked,
                    new FramePosition(file, next),
                    ByteBuffer.wrap(buffer, FrameFormat.HEADER, header.length())
                            .slice()
                            .asReadOnlyBuffer()));
        }
        end = next;
    }

    private @Nullable Header header(long at) throws IOException {
        bytes.read(at, buffer, FrameFormat.HEADER);
        return FrameFormat.header(buffer);
    }

    /** Whether a frame seems to begin here, or the file ends. */
    private boolean isFollowed(long at) throws IOException {
        return at < bytes.length() && at + FrameFormat.HEADER <= bytes.length() && header(at) != null;
    }

    private boolean isGood(long at, Header header) throws IOException {
        int size = FrameFormat.HEADER + header.length();
        if (buffer.length < size) {
            buffer = Arrays.copyOf(buffer, Math.max(size, 2 * buffer.length));
        }
        bytes.read(at, buffer, size);
        return FrameFormat.crc(buffer, header.length()) == header.crc();
    }

    /** The next place where a frame begins whose checksum is right; -1 if there is none. */
    private long nextGood(long from) throws IOException {
        byte[] look = new byte[LOOK];
        for (long at = from; at + FrameFormat.HEADER <= bytes.length(); at += LOOK - 3) {
            int length = (int) Math.min(LOOK, bytes.length() - at);
            bytes.read(at, look, length);
            ByteBuffer ints = ByteBuffer.wrap(look);
            for (int i = 0; i + 4 <= length; i++) {
                if (FrameFormat.kind(ints.getInt(i)) == null || at + i + FrameFormat.HEADER > bytes.length()) {
                    continue;
                }
                Header header = header(at + i);
                if (header != null
                        && at + i + FrameFormat.HEADER + header.length() <= bytes.length()
                        && isGood(at + i, header)) {
                    return at + i;
                }
            }
        }
        return -1;
    }
}
