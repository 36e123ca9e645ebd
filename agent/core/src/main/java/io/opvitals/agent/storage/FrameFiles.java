package io.opvitals.agent.storage;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files of one {@link FrameLog} on disk, by number. Its owner sees to it that one thread at a time is in here. */
final class FrameFiles {

    private static final String END = ".log";
    private static final String SET_ASIDE = ".bad";

    /** Somebody may want to look at some; they take room. */
    private static final int SET_ASIDE_KEPT = 2;

    private final DataDirectory data;
    private final String name;
    private final TreeMap<Long, FrameFile.OnDisk> files = new TreeMap<>();
    private final TreeMap<String, Long> aside = new TreeMap<>();
    private @Nullable File folder;
    private long lastNumber;
    private long tailsCut;
    private long setAside;
    private boolean isOpen;

    FrameFiles(DataDirectory data, String name) {
        this.data = data;
        this.name = name;
    }

    /** Finds what is there, once. */
    void open() {
        if (isOpen) {
            return;
        }
        isOpen = true;
        folder = data.folderToRead();
        @Nullable String[] names = folder == null ? null : folder.list();
        if (folder == null || names == null) {
            return;
        }
        for (String each : names) {
            add(folder, each);
        }
        Map.Entry<Long, FrameFile.OnDisk> last = files.lastEntry();
        if (last != null) {
            cutTail(last.getValue());
        }
    }

    Collection<FrameFile.OnDisk> all() {
        return files.values();
    }

    int count() {
        return files.size();
    }

    long tailsCut() {
        return tailsCut;
    }

    long setAside() {
        return setAside;
    }

    long lastNumber() {
        return lastNumber;
    }

    void numberAfter(long number) {
        lastNumber = Math.max(lastNumber, number);
    }

    long nextNumber() {
        return ++lastNumber;
    }

    long bytes() {
        long bytes = 0;
        for (FrameFile.OnDisk each : files.values()) {
            bytes += each.length;
        }
        for (long each : aside.values()) {
            bytes += each;
        }
        return bytes;
    }

    String trouble(@Nullable String reason) {
        return data.trouble(reason);
    }

    FrameWriter begin(long firstMillis) throws IOException {
        return begin(nextNumber(), firstMillis);
    }

    /** Writes what was kept in memory, as the files that it would have been. */
    void write(List<FrameFile.InMemory> unwritten) throws IOException {
        for (FrameFile.InMemory each : unwritten) {
            if (each.length > FrameFormat.FILE_HEADER && !files.containsKey(each.number)) {
                write(each);
            }
        }
    }

    /** Deletes files that began before this time, but not this one or later ones. */
    void deleteOlder(long millis, long butNot) {
        for (FrameFile.OnDisk each : List.copyOf(files.headMap(butNot).values())) {
            if (each.firstMillis < millis) {
                delete(each);
            }
        }
    }

    /** Deletes the oldest, but not this one; says whether there was one. */
    boolean deleteOldest(long butNot) {
        Map.Entry<String, Long> bad = aside.firstEntry();
        if (bad != null) {
            deleteAside(bad.getKey());
            return true;
        }
        Map.Entry<Long, FrameFile.OnDisk> oldest = files.firstEntry();
        if (oldest == null || oldest.getKey() >= butNot) {
            return false;
        }
        delete(oldest.getValue());
        return true;
    }

    /** Deletes all, and what was set aside. */
    void clear() {
        List.copyOf(files.values()).forEach(this::delete);
        List.copyOf(aside.keySet()).forEach(this::deleteAside);
    }

    /** Gives it another name. */
    void setAside(FrameFile file) {
        FrameFile.OnDisk known = files.get(file.number);
        if (known == null) {
            return;
        }
        files.remove(file.number);
        setAside++;
        String bad = known.file.getName() + SET_ASIDE;
        try {
            Files.move(
                    known.file.toPath(),
                    new File(known.file.getParentFile(), bad).toPath(),
                    StandardCopyOption.REPLACE_EXISTING);
            aside.put(bad, known.file.length());
        } catch (IOException e) {
            // It stays where it is, and is not looked at again before the next start.
            return;
        }
        while (aside.size() > SET_ASIDE_KEPT) {
            deleteAside(aside.firstKey());
        }
    }

    private FrameWriter begin(long number, long firstMillis) throws IOException {
        File now = data.folderToWrite();
        if (!now.equals(folder)) {
            files.clear();
            aside.clear();
            folder = now;
        } else {
            files.values().removeIf(each -> !each.file.exists());
        }
        FrameFile.OnDisk file = new FrameFile.OnDisk(
                new File(now, String.format("%s-%012d-%d%s", name, number, firstMillis, END)), number, firstMillis, 0);
        try {
            FrameWriter writer = FrameWriter.onDisk(file);
            files.put(number, file);
            return writer;
        } catch (IOException e) {
            Files.deleteIfExists(file.file.toPath());
            throw e;
        }
    }

    private void write(FrameFile.InMemory memory) throws IOException {
        FrameWriter writer = begin(memory.number, memory.firstMillis);
        try {
            byte[] content = memory.content();
            byte[] frames = new byte[content.length - FrameFormat.FILE_HEADER];
            System.arraycopy(content, FrameFormat.FILE_HEADER, frames, 0, frames.length);
            writer.append(frames);
        } catch (IOException e) {
            FrameFile.OnDisk begun = files.get(memory.number);
            if (begun != null) {
                delete(begun);
            }
            throw e;
        } finally {
            writer.close();
        }
    }

    private void add(File folder, String each) {
        if (!each.startsWith(name + '-')) {
            return;
        }
        File file = new File(folder, each);
        if (each.endsWith(END + SET_ASIDE)) {
            aside.put(each, file.length());
            return;
        }
        String[] parts = each.endsWith(END)
                ? each.substring(name.length() + 1, each.length() - END.length())
                        .split("-", 2)
                : new String[0];
        if (parts.length != 2) {
            return;
        }
        try {
            long number = Long.parseLong(parts[0]);
            files.put(number, new FrameFile.OnDisk(file, number, Long.parseLong(parts[1]), file.length()));
            lastNumber = Math.max(lastNumber, number);
        } catch (NumberFormatException e) {
            // Somebody else's file.
        }
    }

    /** What the process before left of its last frame. Where it cannot be cut, readers stop there all the same. */
    private void cutTail(FrameFile.OnDisk last) {
        if (last.length < FrameFormat.FILE_HEADER) {
            delete(last);
            return;
        }
        try (FrameBytes bytes = last.open()) {
            FrameReader reader = new FrameReader(bytes, last.number);
            if (!reader.isOurs()) {
                setAside(last);
                return;
            }
            reader.read(new FrameSpan(0, 0, FramePosition.START, FramePosition.START), each -> {});
            if (reader.end() == last.length) {
                return;
            }
            cut(last, reader.end());
        } catch (IOException e) {
            // It is read as far as it can be.
        }
    }

    private void cut(FrameFile.OnDisk last, long end) throws IOException {
        tailsCut++;
        last.length = end;
        try (RandomAccessFile file = new RandomAccessFile(last.file, "rw")) {
            file.setLength(end);
        }
    }

    private void delete(FrameFile.OnDisk file) {
        try {
            Files.deleteIfExists(file.file.toPath());
            files.remove(file.number);
        } catch (IOException e) {
            // Another time.
        }
    }

    private void deleteAside(String bad) {
        aside.remove(bad);
        File in = folder;
        if (in != null && !new File(in, bad).delete()) {
            // Somebody else has it open, or took it away.
            return;
        }
    }
}
