package io.opvitals.agent.storage;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The files that this JVM keeps: {@code DIRECTORY/jvm-N/NAME}, in the first folder that no other JVM holds.
 *
 * <p>Nothing is made on disk before the first write. What cannot be written is kept in memory, up to 4 MiB in all, and
 * tried again with the next write to the same file; {@link #why()} says what is wrong meanwhile. Folders are readable by
 * their owner only. For any thread.
 */
public final class DataDirectory implements Closeable {

    /** JVMs at a time in one directory. */
    private static final int MAX_FOLDERS = 256;

    private static final int MAX_MEMORY_BYTES = 4 << 20;
    private static final int MAX_NAME_LENGTH = 100;

    private final File directory;

    /** Whole files, as they should be on disk. */
    private final Map<String, byte[]> memory = new TreeMap<>();

    private @Nullable HeldFolder held;

    /** Read from, where a folder is there but cannot be held. */
    private @Nullable StoredFiles readOnly;

    private boolean searched;
    private @Nullable String why;

    /** @param directory shared by the JVMs of one service; need not exist */
    public DataDirectory(String directory) {
        this.directory = new File(directory);
    }

    /** Where a service keeps its data unless told otherwise: {@code HOME/.opvitals/SERVICE}. */
    public static String byDefault(String home, String service) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < service.length() && name.length() < MAX_NAME_LENGTH; i++) {
            char c = service.charAt(i);
            name.append(isPlain(c) || (c == '.' && i > 0) || Character.isLetterOrDigit(c) ? c : '_');
        }
        return home + File.separator + ".opvitals" + File.separator + (name.length() == 0 ? "java" : name);
    }

    /**
     * All bytes of a file; {@code null} if there is none.
     *
     * @param name lower-case letters, digits, {@code . - _}, up to 100 characters
     * @throws IOException when it is there and cannot be read
     */
    public synchronized byte @Nullable [] read(String name) throws IOException {
        requireName(name);
        byte[] kept = memory.get(name);
        if (kept != null) {
            return kept.clone();
        }
        StoredFiles files = files();
        return files == null ? null : files.read(name);
    }

    /** The names of all files, in order. */
    public synchronized SortedSet<String> names() {
        StoredFiles files = files();
        SortedSet<String> names = files == null ? new TreeSet<>() : files.names();
        names.addAll(memory.keySet());
        return names;
    }

    /**
     * Replaces a file or makes it; it is never seen half-written.
     *
     * @throws IOException when it can be kept neither on disk nor in memory
     */
    public synchronized void write(String name, byte[] content) throws IOException {
        requireName(name);
        try {
            hold().replace(name, content);
            written(name);
        } catch (IOException e) {
            keep(name, content, e);
        }
    }

    /**
     * Adds to the end of a file or makes it.
     *
     * @throws IOException when it can be kept neither on disk nor in memory
     */
    public synchronized void append(String name, byte[] content) throws IOException {
        requireName(name);
        byte[] kept = memory.get(name);
        if (kept != null) {
            write(name, joined(kept, content));
            return;
        }
        try {
            hold().append(name, content);
            written(name);
        } catch (IOException e) {
            byte[] before = read(name);
            keep(name, before == null ? content : joined(before, content), e);
        }
    }

    /**
     * Removes a file, if it is there.
     *
     * @throws IOException when it cannot be removed
     */
    public synchronized void delete(String name) throws IOException {
        requireName(name);
        memory.remove(name);
        if (files() != null) {
            hold().delete(name);
        }
    }

    /** Whether what is written is on disk; before the first write, whether it would seem so. */
    public synchronized boolean isWritable() {
        return why() == null;
    }

    /** Why what is written is not on disk, with the place and the expectation; {@code null} if it is. */
    public synchronized @Nullable String why() {
        if (why != null || held != null) {
            return why;
        }
        File nearest = directory.getAbsoluteFile();
        while (nearest != null && !nearest.exists()) {
            nearest = nearest.getParentFile();
        }
        return nearest != null && nearest.isDirectory() && nearest.canWrite() ? null : trouble("no right to write");
    }

    /** Where the files are, to be shown: the folder of this JVM once it has one, else the directory. */
    public synchronized String location() {
        StoredFiles files = held == null ? readOnly : held.files();
        return files == null ? directory.getPath() : files.location();
    }

    /** Leaves the folder to others. */
    @Override
    public synchronized void close() throws IOException {
        if (held != null) {
            held.close();
            held = null;
        }
        searched = false;
    }

    /**
     * The folder to write to, made if need be.
     *
     * @throws IOException when there is none, with a reason
     */
    synchronized File folderToWrite() throws IOException {
        return hold().files().folder();
    }

    /** The folder to read from; {@code null} where nothing was kept. */
    synchronized @Nullable File folderToRead() {
        StoredFiles files = files();
        return files == null ? null : files.folder();
    }

    private @Nullable StoredFiles files() {
        if (!searched) {
            search();
        }
        return held == null ? readOnly : held.files();
    }

    /** Takes the first free folder that is there. */
    private void search() {
        searched = true;
        for (int i = 1; i <= MAX_FOLDERS && held == null; i++) {
            File folder = folder(i);
            if (!folder.isDirectory()) {
                return;
            }
            try {
                held = HeldFolder.take(folder);
            } catch (IOException e) {
                why = trouble(e.getMessage());
                readOnly = new StoredFiles(folder);
                return;
            }
        }
    }

    /** The folder to write to. */
    private HeldFolder hold() throws IOException {
        if (!searched) {
            search();
        }
        if (held != null && !held.isThere()) {
            held.close();
            held = null;
        }
        if (held == null) {
            held = make();
            readOnly = null;
        }
        return held;
    }

    /**
     * Makes a folder. One that came since the search is somebody else's, free or not: this JVM has not read what is in
     * it and would overwrite it.
     */
    private HeldFolder make() throws IOException {
        if (readOnly != null) {
            HeldFolder now = HeldFolder.take(readOnly.folder());
            if (now != null) {
                return now;
            }
        }
        if (!directory.isDirectory() && !directory.mkdirs() && !directory.isDirectory()) {
            throw new IOException("it cannot be made");
        }
        for (int i = 1; i <= MAX_FOLDERS; i++) {
            File folder = folder(i);
            if (!folder.mkdir()) {
                continue;
            }
            closeToOthers(folder);
            HeldFolder made = HeldFolder.take(folder);
            if (made != null) {
                return made;
            }
        }
        throw new IOException(directory.canWrite() ? "all " + MAX_FOLDERS + " folders are taken" : "no right to write");
    }

    private static void closeToOthers(File folder) {
        if (folder.setReadable(false, false)
                && folder.setWritable(false, false)
                && folder.setExecutable(false, false)) {
            boolean open = folder.setReadable(true, true);
            open &= folder.setWritable(true, true);
            open &= folder.setExecutable(true, true);
            if (!open) {
                throw new IllegalStateException(folder + ": no rights (expected: the owner may give them)");
            }
        }
    }

    private File folder(int number) {
        return new File(directory, StoredFiles.FOLDER + number);
    }

    private void written(String name) {
        memory.remove(name);
        if (memory.isEmpty()) {
            why = null;
        }
    }

    private void keep(String name, byte[] content, IOException cause) throws IOException {
        why = trouble(cause.getMessage());
        long bytes = content.length;
        for (Map.Entry<String, byte[]> each : memory.entrySet()) {
            bytes += each.getKey().equals(name) ? 0 : each.getValue().length;
        }
        if (bytes > MAX_MEMORY_BYTES) {
            throw new IOException(
                    why + "; " + bytes + " bytes are not kept in memory (expected: up to " + MAX_MEMORY_BYTES + ")");
        }
        memory.put(name, content.clone());
    }

    String trouble(@Nullable String reason) {
        return "data directory " + directory.getPath() + ": " + reason
                + "; what would be kept there is in memory only (expected: a directory that this process may write to)";
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    private static void requireName(String name) {
        boolean plain = !name.isEmpty() && name.length() <= MAX_NAME_LENGTH && name.charAt(0) != '.';
        for (int i = 0; plain && i < name.length(); i++) {
            plain = isPlain(name.charAt(i)) || name.charAt(i) == '.';
        }
        if (!plain || name.equals(StoredFiles.LOCK) || name.endsWith(StoredFiles.UNFINISHED)) {
            throw new IllegalArgumentException(
                    "file name '" + name + "' (expected: lower-case letters, digits, '.', '-' and '_', not lock or *"
                            + StoredFiles.UNFINISHED + ")");
        }
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}
