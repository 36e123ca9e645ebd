package io.opvitals.agent.audit;

import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.storage.DataDirectory;
import io.opvitals.agent.storage.StoredFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The log of what people did: append-only, chained by hashes, on disk before {@link #append} returns. About 64 MiB are
 * kept, in files of 1 MiB; then the oldest file goes. For any thread.
 */
public final class AuditLog {

    static final String HEAD = "audit-head.txt";

    private static final String LOGGER = "audit";
    private static final String BEGIN = "audit-";
    private static final String END = ".jsonl";
    private static final int FILE_BYTES = 1 << 20;
    private static final int MAX_FILES = 64;
    private static final int ATTEMPTS = 3;

    private final DataDirectory data;
    private final AgentLog log;
    private final int fileBytes;
    private final int maxFiles;

    private boolean opened;
    private long last;
    private String head = AuditLine.BEFORE_THE_FIRST;

    /** The file that is written to, empty before the first entry. */
    private String file = "";

    private int size;

    /** Nothing is read or written before the first call. */
    public AuditLog(DataDirectory data, AgentLog log) {
        this(data, log, FILE_BYTES, MAX_FILES);
    }

    AuditLog(DataDirectory data, AgentLog log, int fileBytes, int maxFiles) {
        this.data = data;
        this.log = log;
        this.fileBytes = fileBytes;
        this.maxFiles = maxFiles;
    }

    /**
     * Looks at every entry that one JVM left in a data directory. The JVM may go on writing: what looks wrong is looked at
     * again.
     *
     * @throws IOException when the files cannot be read
     */
    public static AuditVerification verify(StoredFiles files) throws IOException {
        AuditVerification verified = verifyOnce(files);
        for (int i = 1; i < ATTEMPTS && !verified.isIntact(); i++) {
            verified = verifyOnce(files);
        }
        return verified;
    }

    /**
     * The hash in an entry.
     *
     * @return {@code null} when it is not there
     * @throws IOException when the files cannot be read
     */
    public static @Nullable String hash(StoredFiles files, long number) throws IOException {
        for (String each : logs(files.names())) {
            String text = text(files.read(each));
            for (String line : text == null ? List.<String>of() : text.lines().toList()) {
                AuditRecord record = AuditLine.parse(line);
                if (record != null && record.number() == number) {
                    return record.hash();
                }
            }
        }
        return null;
    }

    private static AuditVerification verifyOnce(StoredFiles files) throws IOException {
        SortedSet<String> names = logs(files.names());
        AuditChain chain = new AuditChain(names.size() >= MAX_FILES);
        for (String each : names) {
            byte[] content = files.read(each);
            chain.read(each, content == null ? new byte[0] : content);
        }
        return chain.end(text(files.read(HEAD)));
    }

    /** Writes an entry. Where that fails, the log says so, and who called goes on. */
    public synchronized void append(AuditEntry entry) {
        try {
            open();
            AuditRecord record = AuditLine.record(last + 1, entry, head);
            byte[] line = (AuditLine.text(record) + '\n').getBytes(StandardCharsets.UTF_8);
            if (file.isEmpty() || size + line.length > fileBytes) {
                file = BEGIN + String.format(Locale.ROOT, "%012d", record.number()) + END;
                size = 0;
                removeOldest();
            }
            data.append(file, line);
            size += line.length;
            last = record.number();
            head = record.hash();
            data.write(HEAD, new AuditNote(last, head).text().getBytes(StandardCharsets.UTF_8));
            sayIfInMemory();
        } catch (IOException e) {
            log.error(LOGGER, "the audit log cannot be kept: " + e.getMessage());
        }
    }

    /**
     * The latest entries, the newest first.
     *
     * @param n at most so many
     * @param before only entries with a smaller number; {@code Long.MAX_VALUE} for all
     * @throws IOException when they cannot be read
     */
    public synchronized List<AuditRecord> latest(int n, long before) throws IOException {
        List<AuditRecord> found = new ArrayList<>();
        List<String> names = new ArrayList<>(logs(data.names()));
        for (int i = names.size() - 1; i >= 0 && found.size() < n; i--) {
            List<String> lines = lines(names.get(i));
            for (int j = lines.size() - 1; j >= 0 && found.size() < n; j--) {
                AuditRecord record = AuditLine.parse(lines.get(j));
                if (record != null && record.number() < before) {
                    found.add(record);
                }
            }
        }
        return found;
    }

    /**
     * Looks at every entry.
     *
     * @throws IOException when they cannot be read
     */
    public synchronized AuditVerification verify() throws IOException {
        SortedSet<String> names = logs(data.names());
        AuditChain chain = new AuditChain(names.size() >= maxFiles);
        for (String each : names) {
            byte[] content = data.read(each);
            chain.read(each, content == null ? new byte[0] : content);
        }
        return chain.end(text(data.read(HEAD)));
    }

    /** Finds the end of the log. Of an entry that a killed JVM wrote only in part, the part is removed. */
    private void open() throws IOException {
        if (opened) {
            return;
        }
        SortedSet<String> names = logs(data.names());
        if (!names.isEmpty()) {
            String latest = names.last();
            String text = text(data.read(latest));
            String whole = text == null ? "" : text.substring(0, text.lastIndexOf('\n') + 1);
            if (text != null && whole.length() < text.length()) {
                data.write(latest, whole.getBytes(StandardCharsets.UTF_8));
                log.warn(LOGGER, latest + " ended within an entry, which was never finished; it is removed");
            }
            file = latest;
            size = whole.getBytes(StandardCharsets.UTF_8).length;
            continueAfter(whole);
        }
        continueAfterNote();
        opened = true;
    }

    /** Goes on after the last line, whatever it is: verifying shows what is wrong with it. */
    private void continueAfter(String whole) {
        List<String> lines = whole.lines().toList();
        for (int i = lines.size() - 1; i >= 0; i--) {
            AuditRecord record = AuditLine.parse(lines.get(i));
            if (record != null) {
                last = record.number();
                head = record.hash();
                return;
            }
        }
        last = Math.max(0, Long.parseLong(file.substring(BEGIN.length(), file.length() - END.length())) - 1);
    }

    /** Where the end of the log was cut off, goes on after what was noted of it, so that the gap shows for ever. */
    private void continueAfterNote() throws IOException {
        AuditNote note = AuditNote.parse(text(data.read(HEAD)));
        if (note != null && note.number() >= last) {
            last = note.number();
            head = note.hash();
        }
    }

    private void removeOldest() throws IOException {
        SortedSet<String> names = logs(data.names());
        while (names.size() >= maxFiles) {
            String oldest = names.first();
            data.delete(oldest);
            names.remove(oldest);
        }
    }

    private void sayIfInMemory() {
        @Nullable String why = data.why();
        if (why != null) {
            log.warn(LOGGER, "the audit log is in memory only: " + why);
        }
    }

    private List<String> lines(String name) throws IOException {
        String text = text(data.read(name));
        return text == null ? List.of() : text.lines().toList();
    }

    private static SortedSet<String> logs(SortedSet<String> names) {
        SortedSet<String> logs = new TreeSet<>();
        for (String each : names) {
            if (each.startsWith(BEGIN) && each.endsWith(END) && isNumbered(each)) {
                logs.add(each);
            }
        }
        return logs;
    }

    private static boolean isNumbered(String name) {
        String number = name.substring(BEGIN.length(), name.length() - END.length());
        for (int i = 0; i < number.length(); i++) {
            if (number.charAt(i) < '0' || number.charAt(i) > '9') {
                return false;
            }
        }
        return number.length() == 12;
    }

    private static @Nullable String text(byte @Nullable [] content) {
        return content == null ? null : new String(content, StandardCharsets.UTF_8);
    }
}
