package io.opvitals.agent.storage;

import java.io.Closeable;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** A folder that this JVM alone writes to, as long as it holds the lock on the file {@code lock} in it. */
final class HeldFolder implements Closeable {

    private final StoredFiles files;
    private final RandomAccessFile lock;

    private HeldFolder(StoredFiles files, RandomAccessFile lock) {
        this.files = files;
        this.lock = lock;
    }

    /**
     * Takes the lock.
     *
     * @return {@code null} while somebody else has it
     * @throws IOException when the folder cannot be written to, or files in it cannot be locked
     */
    static @Nullable HeldFolder take(File folder) throws IOException {
        RandomAccessFile file = new RandomAccessFile(new File(folder, StoredFiles.LOCK), "rw");
        boolean taken = false;
        try {
            FileLock lock = file.getChannel().tryLock();
            taken = lock != null;
        } catch (OverlappingFileLockException e) {
            // Held in this very JVM, which is somebody else all the same.
        } finally {
            if (!taken) {
                file.close();
            }
        }
        return taken ? new HeldFolder(new StoredFiles(folder), file) : null;
    }

    StoredFiles files() {
        return files;
    }

    boolean isThere() {
        return files.file(StoredFiles.LOCK).isFile();
    }

    /** Replaces the whole file or leaves it as it was, also when the machine stops in between. */
    void replace(String name, byte[] content) throws IOException {
        File unfinished = files.file(name + StoredFiles.UNFINISHED);
        try (FileOutputStream out = new FileOutputStream(unfinished)) {
            out.write(content);
            out.getFD().sync();
        }
        Files.move(
                unfinished.toPath(),
                files.file(name).toPath(),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** Adds to the end; what could be written only in part is taken back. */
    void append(String name, byte[] content) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(files.file(name), "rw")) {
            long length = file.length();
            try {
                file.seek(length);
                file.write(content);
                file.getFD().sync();
            } catch (IOException e) {
                file.setLength(length);
                throw e;
            }
        }
    }

    void delete(String name) throws IOException {
        Files.deleteIfExists(files.file(name).toPath());
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
