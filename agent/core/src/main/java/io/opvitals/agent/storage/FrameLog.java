package io.opvitals.agent.storage;

import io.opvitals.agent.time.Ticker;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Records that are only ever added: frames with a checksum, in files of this JVM's folder, {@code NAME-NUMBER-MILLIS.log}.
 *
 * <p>Files are never changed once they are followed by another, and are deleted as a whole, the oldest first. A process
 * begins a file of its own; what a killed one left is cut after the last whole frame. A frame whose checksum is wrong is
 * left out when it is read, and what is none of our files is set aside as {@code *.bad}. What cannot be written is kept in
 * memory, and written when it can be again; {@link #status()} tells.
 *
 * <p>A frame that was appended outlives the process, also one that is killed; {@link #sync()} makes it outlive the
 * machine's. For any thread. Nothing is thrown because of a disk.
 */
public final class FrameLog implements Closeable {

    private static final long RETRY_NANOS = Duration.ofSeconds(20).toNanos();

    private final FrameFiles files;
    private volatile FrameLimits limits;
    private final Ticker ticker;
    private final List<FrameFile.InMemory> unwritten = new ArrayList<>();
    private final AtomicLong skipped = new AtomicLong();
    private @Nullable FrameWriter writer;
    private @Nullable String why;
    private long retryNanos;
    private long lastMillis = Long.MIN_VALUE;
    private long written;
    private long lost;

    /**
     * Touches nothing before the first use.
     *
     * @param data where the files are
     * @param name what their names begin with: lower-case letters, digits, {@code . - _}, up to 60 characters; no other
     *     log's name, and none that begins with it and a hyphen
     * @param limits how much is kept
     * @param ticker tells when to try again what failed
     */
    public FrameLog(DataDirectory data, String name, FrameLimits limits, Ticker ticker) {
        this.files = new FrameFiles(data, name);
        this.limits = limits;
        this.ticker = ticker;
    }

    /**
     * Appends a record.
     *
     * @param time by which it is found and, when its file is too old, deleted
     */
    public synchronized void append(Instant time, byte[] payload) {
        long millis = time.toEpochMilli();
        FramePosition appended = null;
        for (int i = 0; i < 2 && appended == null; i++) {
            appended = append(prepare(millis, payload.length), FrameKind.PLAIN, millis, payload, payload.length);
        }
    }

    /**
     * The file to which the next record goes, begun if need be: a record may rest on {@link FrameKind#DEFINING} ones of
     * its own file.
     *
     * @param bytes how long the record will be
     */
    public synchronized long prepare(long timeMillis, int bytes) {
        files.open();
        boolean isDue = retryNanos != 0 && ticker.nanos() - retryNanos >= 0;
        if (isDue || writer == null || !writer.takes(timeMillis, bytes, limits) || timeMillis < lastMillis) {
            begin(timeMillis);
        }
        lastMillis = timeMillis;
        makeRoom(bytes + FrameFormat.HEADER);
        if (writer == null) {
            begin(timeMillis);
        }
        return current().number();
    }

    /**
     * Appends a record to a certain file.
     *
     * @param file as {@link #prepare} said
     * @param length how many of the bytes, from the first
     * @return where it ends; {@code null} when that file takes no more: then prepare again
     */
    public synchronized @Nullable FramePosition append(
            long file, FrameKind kind, long timeMillis, byte[] payload, int length) {
        FrameWriter current = current();
        if (current.number() != file) {
            return null;
        }
        if (length > FrameFormat.MAX_PAYLOAD) {
            throw new IllegalArgumentException(
                    "record of " + length + " bytes (expected: up to " + FrameFormat.MAX_PAYLOAD + ")");
        }
        try {
            FramePosition end = current.append(FrameFormat.frame(kind, timeMillis, payload, length));
            written++;
            return end;
        } catch (IOException e) {
            failed(e);
            beginInMemory(timeMillis);
            return null;
        }
    }

    /** From now on. */
    public synchronized void limit(FrameLimits next) {
        limits = next;
    }

    /** Shows the latest record to the visitor, and those before it in its file that define something. */
    public void readLast(FrameVisitor visitor) {
        List<FrameFile> all = all();
        for (int i = all.size() - 1; i >= 0; i--) {
            List<FramePosition> ends = new ArrayList<>();
            FrameFile file = all.get(i);
            read(file, new FrameSpan(Long.MIN_VALUE, Long.MAX_VALUE, FramePosition.START, FramePosition.END), each -> {
                ends.add(each.end());
            });
            if (!ends.isEmpty()) {
                FramePosition before = ends.size() < 2 ? FramePosition.START : ends.get(ends.size() - 2);
                read(file, new FrameSpan(Long.MIN_VALUE, Long.MAX_VALUE, before, FramePosition.END), visitor);
                return;
            }
        }
    }

    /** Shows all records to the visitor, in the order in which they were appended. */
    public void read(Instant from, Instant to, FrameVisitor visitor) {
        read(FrameSpan.between(from, to), visitor);
    }

    /** Shows these records to the visitor, and those before them that define something. */
    public void read(FrameSpan span, FrameVisitor visitor) {
        for (FrameFile each : all()) {
            long last = each.firstMillis + limits.fileSpan().toMillis();
            if (span.mayHave(each.number, each.firstMillis, last)) {
                read(each, span, visitor);
            }
        }
    }

    /** The end of all that was appended. */
    public synchronized FramePosition end() {
        files.open();
        FrameWriter current = writer;
        return current == null ? new FramePosition(files.lastNumber() + 1, 0) : current.end();
    }

    /** The time of the oldest file, in milliseconds since 1970; {@link Long#MAX_VALUE} if there is none. */
    public long oldestMillis() {
        long oldest = Long.MAX_VALUE;
        for (FrameFile each : all()) {
            oldest = Math.min(oldest, each.firstMillis);
        }
        return oldest;
    }

    /** Files that are begun from now on have greater numbers than this. */
    public synchronized void numberAfter(long number) {
        files.open();
        files.numberAfter(number);
    }

    /** Deletes files whose records are all older than the limits allow. */
    public synchronized void retain(Instant now) {
        files.open();
        long oldest = now.minus(limits.retention()).minus(limits.fileSpan()).toEpochMilli();
        files.deleteOlder(oldest, writer == null ? Long.MAX_VALUE : writer.number());
    }

    /** Deletes the oldest file on disk that is not being written; says whether there was one. */
    public synchronized boolean deleteOldest() {
        files.open();
        return files.deleteOldest(writer == null ? Long.MAX_VALUE : writer.number());
    }

    /** Ends the file on disk that is being written, and deletes it; says whether there was one. */
    public synchronized boolean deleteCurrent() {
        FrameWriter last = writer;
        if (last == null || last.isInMemory() || last.isEmpty()) {
            return false;
        }
        end(last);
        return files.deleteOldest(Long.MAX_VALUE);
    }

    /** Deletes all records, and what was set aside; says how many bytes that were on disk. */
    public synchronized long clear() {
        files.open();
        long before = files.bytes();
        if (writer != null) {
            end(writer);
        }
        unwritten.clear();
        files.clear();
        return before - files.bytes();
    }

    /** Deletes finished files whose records are all before this; says how many bytes that were on disk. */
    public synchronized long deleteBefore(Instant time) {
        files.open();
        long before = files.bytes();
        long began = time.minus(limits.fileSpan()).toEpochMilli();
        files.deleteOlder(began, writer == null ? Long.MAX_VALUE : writer.number());
        return before - files.bytes();
    }

    /** Bytes on disk. */
    public synchronized long bytes() {
        files.open();
        return files.bytes();
    }

    /** Waits until what was appended is on the disk itself. */
    public synchronized void sync() {
        FrameWriter current = writer;
        if (current == null) {
            return;
        }
        try {
            current.sync();
        } catch (IOException e) {
            failed(e);
        }
    }

    public synchronized FrameLogStatus status() {
        files.open();
        return new FrameLogStatus(
                files.count(),
                files.bytes(),
                memoryBytes(),
                written,
                skipped.get(),
                files.tailsCut(),
                files.setAside(),
                lost,
                why);
    }

    /** Ends the current file. What is appended later begins another. */
    @Override
    public synchronized void close() {
        if (writer != null) {
            end(writer);
        }
    }

    private List<FrameFile> all() {
        synchronized (this) {
            files.open();
            List<FrameFile> all = new ArrayList<>(files.all());
            all.addAll(unwritten);
            all.sort((a, b) -> Long.compare(a.number, b.number));
            return all;
        }
    }

    private void read(FrameFile file, FrameSpan span, FrameVisitor visitor) {
        FrameReader reader;
        try (FrameBytes bytes = file.open()) {
            reader = new FrameReader(bytes, file.number);
            if (reader.isOurs()) {
                reader.read(span, visitor);
                skipped.addAndGet(reader.skipped());
                return;
            }
        } catch (IOException e) {
            if (!(file instanceof FrameFile.OnDisk onDisk) || !onDisk.file.exists() || onDisk.file.canRead()) {
                // Deleted meanwhile, or there is something about the disk: another time, perhaps.
                return;
            }
        }
        synchronized (this) {
            files.setAside(file);
        }
    }

    private FrameWriter current() {
        FrameWriter current = writer;
        if (current == null) {
            throw new IllegalStateException("no file (expected: prepare() before append())");
        }
        return current;
    }

    private void begin(long timeMillis) {
        boolean isDue = retryNanos == 0 || ticker.nanos() - retryNanos >= 0;
        if (writer != null) {
            end(writer);
        }
        if (!isDue) {
            beginInMemory(timeMillis);
            return;
        }
        try {
            files.write(unwritten);
            unwritten.clear();
            writer = files.begin(timeMillis);
            why = null;
            retryNanos = 0;
        } catch (IOException e) {
            failed(e);
            beginInMemory(timeMillis);
        }
    }

    private void beginInMemory(long timeMillis) {
        FrameFile.InMemory file = new FrameFile.InMemory(files.nextNumber(), timeMillis);
        unwritten.add(file);
        writer = FrameWriter.inMemory(file);
    }

    private void failed(IOException cause) {
        why = files.trouble(cause.getMessage());
        retryNanos = ticker.nanos() + RETRY_NANOS;
        if (writer != null) {
            end(writer);
        }
    }

    private void end(FrameWriter ended) {
        ended.close();
        writer = null;
    }

    /** For one more frame: on disk the oldest files go, in memory too. */
    private void makeRoom(int bytes) {
        while (files.bytes() + bytes > limits.maxBytes() && (deleteOldest() || deleteCurrent())) {
            // One more.
        }
        while (unwritten.size() > 1 && memoryBytes() + bytes > limits.memoryBytes()) {
            lost += frames(unwritten.remove(0));
        }
    }

    private static long frames(FrameFile.InMemory file) {
        long[] count = new long[1];
        FrameReader reader = new FrameReader(file.open(), file.number);
        try {
            reader.read(FrameSpan.ALL, each -> count[0]++);
        } catch (IOException e) {
            return count[0];
        }
        return count[0];
    }

    private long memoryBytes() {
        long bytes = 0;
        for (FrameFile.InMemory each : unwritten) {
            bytes += each.length;
        }
        return bytes;
    }
}
