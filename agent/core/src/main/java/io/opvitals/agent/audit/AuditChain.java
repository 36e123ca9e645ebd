package io.opvitals.agent.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through all lines of the log in order and says where the chain is broken. */
final class AuditChain {

    private static final int MAX_PROBLEMS = 20;

    private final List<String> problems = new ArrayList<>();
    private final boolean mayBeginLater;
    private long entries;
    private long first;
    private long last;
    private String head = "";

    /** @param mayBeginLater whether the oldest entries were removed because there were too many */
    AuditChain(boolean mayBeginLater) {
        this.mayBeginLater = mayBeginLater;
    }

    void read(String file, byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        int line = 0;
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            line++;
            if (end < 0) {
                problem(file, line, "an entry that does not end");
                return;
            }
            read(file, line, text.substring(from, end));
            from = end + 1;
        }
    }

    private void read(String file, int line, String text) {
        entries++;
        AuditRecord record = AuditLine.parse(text);
        if (record == null) {
            problem(file, line, "not an entry");
            return;
        }
        if (!AuditLine.isAsWritten(text)) {
            problem(file, line, "entry " + record.number() + " is not as it was written");
        }
        boolean isFirst = head.isEmpty();
        if (isFirst && record.number() != 1 && !mayBeginLater) {
            problem(file, line, "entry " + record.number() + " is the first (expected: entry 1)");
        }
        if (isFirst && record.number() == 1 && !record.previous().equals(AuditLine.BEFORE_THE_FIRST)) {
            problem(file, line, "entry 1 follows another one");
        }
        if (!isFirst && record.number() != last + 1) {
            problem(file, line, "entry " + record.number() + " (expected: entry " + (last + 1) + ")");
        } else if (!isFirst && !record.previous().equals(head)) {
            problem(file, line, "entry " + record.number() + " does not follow entry " + last + " as that is now");
        }
        first = isFirst ? record.number() : first;
        last = record.number();
        head = record.hash();
    }

    /** @param text what was noted of the latest entry besides; {@code null} if nothing was */
    AuditVerification end(@Nullable String text) {
        AuditNote note = AuditNote.parse(text);
        // The note is written after the entry: a JVM that was killed in between leaves it one behind.
        long behind = note == null ? last : last - note.number();
        if (behind > 1) {
            add(AuditLog.HEAD + " is not of entry " + last + " (expected: the number and hash of the latest entry)");
        } else if (note != null && behind < 0) {
            add("entries " + (last + 1) + " to " + note.number() + " are missing at the end");
        } else if (note != null && behind == 0 && !note.hash().equals(head)) {
            add("entry " + last + " is not the one that was written last");
        }
        return new AuditVerification(entries, first, last, head, problems);
    }

    private void problem(String file, int line, String what) {
        add(file + ":" + line + ": " + what);
    }

    private void add(String problem) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(problem);
        }
    }
}
