package io.opvitals.agent.storage;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Arrays;

/** One file of a {@link FrameLog}, on disk or, as long as it cannot be written, in memory. */
abstract class FrameFile {

    final long number;
    final long firstMillis;

    /** The end of what was written as a whole. */
    volatile long length;

    private FrameFile(long number, long firstMillis, long length) {
        this.number = number;
        this.firstMillis = firstMillis;
        this.length = length;
    }

    abstract FrameBytes open() throws IOException;

    /** On disk. */
    static final class OnDisk extends FrameFile {

        final File file;

        OnDisk(File file, long number, long firstMillis, long length) {
            super(number, firstMillis, length);
            this.file = file;
        }

        @Override
        FrameBytes open() throws IOException {
            RandomAccessFile opened = new RandomAccessFile(file, "r");
            long end = length;
            return new FrameBytes() {
                @Override
                public long length() {
                    return end;
                }

                @Override
                public void read(long position, byte[] into, int length) throws IOException {
                    opened.seek(position);
                    opened.readFully(into, 0, length);
                }

                @Override
                public void close() throws IOException {
                    opened.close();
                }
            };
        }
    }

    /** In memory, byte by byte as it would be on disk. */
    static final class InMemory extends FrameFile {

        private volatile byte[] bytes = FrameFormat.fileHeader();

        InMemory(long number, long firstMillis) {
            super(number, firstMillis, FrameFormat.FILE_HEADER);
        }

        void append(byte[] frame) {
            int end = (int) length;
            byte[] grown = bytes;
            if (grown.length < end + frame.length) {
                grown = Arrays.copyOf(grown, Math.max(end + frame.length, 2 * grown.length));
            }
            System.arraycopy(frame, 0, grown, end, frame.length);
            bytes = grown;
            length = (long) end + frame.length;
        }

        byte[] content() {
            return Arrays.copyOf(bytes, (int) length);
        }

        @Override
        FrameBytes open() {
            long end = length;
            byte[] content = bytes;
            return new FrameBytes() {
                @Override
                public long length() {
                    return end;
                }

                @Override
                public void read(long position, byte[] into, int length) throws IOException {
                    if (position + length > end) {
                        throw new IOException("the end of what is in memory");
                    }
                    System.arraycopy(content, (int) position, into, 0, length);
                }

                @Override
                public void close() {
                    // Nothing is held.
                }
            };
        }
    }
}
