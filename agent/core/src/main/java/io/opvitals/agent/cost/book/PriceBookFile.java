package io.opvitals.agent.cost.book;

import io.opvitals.agent.config.FileWatch;
import io.opvitals.agent.config.document.DocumentProblem;
import io.opvitals.agent.config.document.DocumentReader;
import io.opvitals.agent.log.AgentLog;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.List;

/**
 * The file of the price book. A file that cannot be read at all, is empty, or has no entry that is right, leaves what was read
 * before. Used by one thread; what {@link #book()} gives is for any.
 */
public final class PriceBookFile {

    private static final String LOGGER = "cost";

    private static final DocumentProblem NOTHING =
            new DocumentProblem(1, 1, "nothing is in it (expected: prices; 'prices: []' for none)");

    private final FileWatch watch;
    private final ZoneId zone;
    private final AgentLog log;
    private volatile PriceBook book = PriceBook.EMPTY;
    private boolean isMissing;

    /**
     * @param file need not exist
     * @param zone where days begin
     * @param log told what is wrong with it
     */
    public PriceBookFile(File file, ZoneId zone, AgentLog log) {
        this.watch = new FileWatch(file);
        this.zone = zone;
        this.log = log;
    }

    public String path() {
        return watch.file().getPath();
    }

    /** What holds; with the problems of the file as it was read last. */
    public PriceBook book() {
        return book;
    }

    /** Reads the file for the first time. */
    public void read() {
        watch.know();
        readNow();
    }

    /** Reads it again if it is another. */
    public boolean look() {
        if (!watch.hasChanged()) {
            return false;
        }
        readNow();
        return true;
    }

    private void readNow() {
        if (!watch.exists()) {
            problem(new DocumentProblem(0, 0, "is not there; no call has a price by it (expected: a price book)"));
            return;
        }
        try (InputStream in = new FileInputStream(watch.file())) {
            // One more than there may be, for the reader to find it too long.
            byte[] content = in.readNBytes(DocumentReader.MAX_BYTES + 1);
            boolean isCut = DocumentReader.isEmpty(content) && !book.entries().isEmpty();
            use(isCut ? new PriceBook(List.of(), List.of(NOTHING)) : PriceBookReader.read(content, zone));
        } catch (IOException e) {
            problem(new DocumentProblem(0, 0, "cannot be read (expected: a file with right to read it)"));
        }
    }

    private void use(PriceBook read) {
        isMissing = false;
        for (DocumentProblem each : read.problems()) {
            log.change(AgentLog.Level.ERROR, LOGGER, text(path(), each));
        }
        boolean keeps = read.entries().isEmpty() && !read.problems().isEmpty();
        book = new PriceBook(keeps ? book.entries() : read.entries(), read.problems());
        if (!read.problems().isEmpty()) {
            String rest = keeps
                    ? "; nothing of it is used, " + book.entries().size() + " prices read before go on"
                    : "; the other " + book.entries().size() + " prices hold";
            log.change(
                    AgentLog.Level.WARN, LOGGER, path() + ": " + read.problems().size() + " problems" + rest);
        } else {
            log.info(LOGGER, path() + " is read, " + book.entries().size() + " prices");
        }
    }

    private void problem(DocumentProblem found) {
        if (!isMissing) {
            log.change(AgentLog.Level.ERROR, LOGGER, text(path(), found));
        }
        isMissing = true;
        book = new PriceBook(book.entries(), List.of(found));
    }

    /** With the place in front. */
    public static String text(String path, DocumentProblem problem) {
        return problem.line() == 0
                ? path + " " + problem.message()
                : path + ":" + problem.line() + ":" + problem.column() + ": " + problem.message();
    }
}
