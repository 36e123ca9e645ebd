package io.opvitals.agent.alert.channel;

import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.storage.DataDirectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Letters and dead letters on disk, a file each: there are few, and a file is replaced or not, never half. Where the disk
 * does not take one, the log says so, and it is in memory only. For any thread.
 */
final class LetterStore {

    private static final String LOGGER = "alerts";
    private static final String LETTER = "outbox-";
    private static final String DEAD = "dead-letter-";
    private static final String END = ".json";

    private final DataDirectory data;
    private final AgentLog log;

    LetterStore(DataDirectory data, AgentLog log) {
        this.data = data;
        this.log = log;
    }

    /** What an earlier JVM left, in order. */
    record Found(List<Letter> letters, List<DeadLetter> deadLetters, long lastNumber) {}

    Found load() {
        List<Letter> letters = new ArrayList<>();
        List<DeadLetter> dead = new ArrayList<>();
        long last = 0;
        for (String each : data.names()) {
            boolean isDead = each.startsWith(DEAD);
            if (!each.endsWith(END) || !(isDead || each.startsWith(LETTER))) {
                continue;
            }
            try {
                long number = number(each, isDead ? DEAD : LETTER);
                last = Math.max(last, number);
                byte[] stored = data.read(each);
                if (stored != null && isDead) {
                    dead.add(StoredLetter.deadLetter(Long.toString(number), stored));
                } else if (stored != null) {
                    letters.add(StoredLetter.letter(number, stored));
                }
            } catch (IOException | NumberFormatException e) {
                log.warn(LOGGER, each + " cannot be read, it is left as it is: " + e.getMessage());
            }
        }
        buried(letters, dead);
        return new Found(letters, dead, last);
    }

    /** Of what became a dead letter just before the JVM ended, the letter may be there still. */
    private void buried(List<Letter> letters, List<DeadLetter> dead) {
        List<String> ids = dead.stream().map(DeadLetter::id).toList();
        letters.removeIf(each -> {
            boolean isDead = ids.contains(Long.toString(each.number()));
            if (isDead) {
                remove(each);
            }
            return isDead;
        });
    }

    /** It is on disk when this returns. */
    void keep(Letter letter) {
        try {
            data.write(file(LETTER, letter.number()), StoredLetter.bytes(letter));
            String why = data.why();
            if (why != null) {
                log.warn(LOGGER, "notifications do not outlive this JVM: " + why);
            }
        } catch (IOException e) {
            log.error(LOGGER, "a notification would not outlive this JVM: " + e.getMessage());
        }
    }

    void remove(Letter letter) {
        delete(file(LETTER, letter.number()));
    }

    /** From now on it is a dead letter. */
    void bury(DeadLetter letter) {
        long number = Long.parseLong(letter.id());
        try {
            data.write(file(DEAD, number), StoredLetter.bytes(letter));
        } catch (IOException e) {
            log.error(LOGGER, "a dead letter would not outlive this JVM: " + e.getMessage());
        }
        delete(file(LETTER, number));
    }

    void remove(DeadLetter letter) {
        delete(file(DEAD, Long.parseLong(letter.id())));
    }

    private void delete(String file) {
        try {
            data.delete(file);
        } catch (IOException e) {
            log.warn(LOGGER, file + " cannot be removed, so it is delivered again after a restart: " + e.getMessage());
        }
    }

    private static String file(String kind, long number) {
        return kind + String.format(Locale.ROOT, "%012d", number) + END;
    }

    private static long number(String file, String kind) {
        return Long.parseLong(file.substring(kind.length(), file.length() - END.length()));
    }
}
