package io.opvitals.it.harness;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;

/** A process that is running. Closing it ends it, however it feels about that. */
public final class RunningChild implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final List<String> command;
    private final Process process;
    private final Drain out;
    private final Drain err;
    private int asked;

    RunningChild(List<String> command, Process process) {
        this.command = List.copyOf(command);
        this.process = process;
        this.out = new Drain(process.getInputStream(), "out");
        this.err = new Drain(process.getErrorStream(), "err");
    }

    public long pid() {
        return process.pid();
    }

    /** Waits until stdout holds this text. */
    public void awaitOut(String text) {
        awaitText(out, text);
    }

    /** Waits until stderr holds this text. */
    public void awaitErr(String text) {
        awaitText(err, text);
    }

    /** What has been written to stdout so far. */
    public String out() {
        return out.text();
    }

    /** What has been written to stderr so far. */
    public String err() {
        return err.text();
    }

    public void writeLine(String line) {
        try {
            OutputStream in = process.getOutputStream();
            in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(this + "\n" + sofar(), e);
        }
    }

    /** Writes a line to an application that answers each, and waits for its answer. */
    public void ask(String line) {
        asked++;
        writeLine(line);
        awaitOut("answer " + asked + ":");
    }

    /** Ends its stdin. */
    public void endInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Asks it to end, as {@code kill} does. By its handle: {@link Process#destroy} also closes our ends of its streams, and
     * an application that reads stdin might then end by itself before the signal has come.
     */
    public void terminate() {
        process.toHandle().destroy();
    }

    /** Waits for its end. */
    public ChildResult result() {
        return result(PATIENCE);
    }

    /** Waits for its end, no longer than this. */
    public ChildResult result(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError(this + " still runs after " + patience.toSeconds() + " s\n" + sofar());
            }
            out.join();
            err.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return new ChildResult(String.join(" ", command), process.exitValue(), out.text(), err.text());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    @Override
    public String toString() {
        return String.join(" ", command);
    }

    private void awaitText(Drain stream, String text) {
        try {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> stream.text().contains(text) || (!process.isAlive() && stream.isDone()));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(this + ": no '" + text + "' within " + PATIENCE.toSeconds() + " s\n" + sofar(), e);
        }
        if (!stream.text().contains(text)) {
            throw new AssertionError(this + " ended without '" + text + "'\n" + sofar());
        }
    }

    private String sofar() {
        return "stdout:\n" + out.text() + "\nstderr:\n" + err.text();
    }

    /** Reads a stream to its end on a thread of its own. */
    private static final class Drain {

        private final StringBuilder read = new StringBuilder();
        private final Thread thread;

        Drain(InputStream in, String name) {
            thread = new Thread(() -> drain(in), "drain-" + name);
            thread.setDaemon(true);
            thread.start();
        }

        private void drain(InputStream in) {
            byte[] buffer = new byte[8192];
            try (in) {
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    // What is not ASCII may be cut in two here: no test looks at such.
                    append(new String(buffer, 0, count, StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                append("\n[reading failed: " + e + "]");
            }
        }

        private synchronized void append(String text) {
            read.append(text);
        }

        synchronized String text() {
            return read.toString();
        }

        boolean isDone() {
            return !thread.isAlive();
        }

        void join() throws InterruptedException {
            thread.join(10_000);
        }
    }
}
