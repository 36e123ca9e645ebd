package io.opvitals.agent.storage;

import java.io.IOException;
import java.io.RandomAccessFile;
import org.jspecify.annotations.Nullable;

/** Appends to the newest file of a {@link FrameLog}. What could be written only in part is taken back. */
final class FrameWriter {

    /** One memory file holds at most this share of what may be in memory, because it goes as a whole. */
    private static final int MEMORY_FILES = 8;

    private final FrameFile file;
    private final @Nullable RandomAccessFile out;

    private FrameWriter(FrameFile file, @Nullable RandomAccessFile out) {
        this.file = file;
        this.out = out;
    }

    static FrameWriter inMemory(FrameFile.InMemory file) {
        return new FrameWriter(file, null);
    }

    /** Begins a file. */
    static FrameWriter onDisk(FrameFile.OnDisk file) throws IOException {
        RandomAccessFile out = new RandomAccessFile(file.file, "rw");
        try {
            out.write(FrameFormat.fileHeader());
            file.length = FrameFormat.FILE_HEADER;
            return new FrameWriter(file, out);
        } catch (IOException e) {
            out.close();
            throw e;
        }
    }

    long number() {
        return file.number;
    }

    boolean isInMemory() {
        return out == null;
    }

    boolean isEmpty() {
        return file.length <= FrameFormat.FILE_HEADER;
    }

    FramePosition end() {
        return new FramePosition(file.number, file.length);
    }

    /** Whether the next frame still belongs here. Also a file that somebody deleted takes no more. */
    boolean takes(long timeMillis, int bytes, FrameLimits limits) {
        if (timeMillis < file.firstMillis
                || timeMillis - file.firstMillis > limits.fileSpan().toMillis()) {
            return false;
        }
        long most = file instanceof FrameFile.InMemory ? limits.memoryBytes() / MEMORY_FILES : limits.fileBytes();
        boolean hasRoom = isEmpty() || file.length + FrameFormat.HEADER + bytes <= most;
        return hasRoom && !(file instanceof FrameFile.OnDisk onDisk && !onDisk.file.isFile());
    }

    FramePosition append(byte[] frame) throws IOException {
        if (file instanceof FrameFile.InMemory memory) {
            memory.append(frame);
        } else if (out != null) {
            append(out, frame);
        }
        return end();
    }

    void sync() throws IOException {
        if (out != null) {
            out.getFD().sync();
        }
    }

    void close() {
        if (out == null) {
            return;
        }
        try {
            out.close();
        } catch (IOException e) {
            // Everything was written before; there is nothing that closing could lose.
        }
    }

    private void append(RandomAccessFile to, byte[] frame) throws IOException {
        long end = file.length;
        try {
            to.seek(end);
            to.write(frame);
        } catch (IOException e) {
            to.setLength(end);
            throw e;
        }
        file.length = end + frame.length;
    }
}
