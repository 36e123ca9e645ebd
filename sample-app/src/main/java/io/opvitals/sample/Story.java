package io.opvitals.sample;

import io.opvitals.sample.upstream.Phase;
import io.opvitals.sample.upstream.Script;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The script as it is played: knows how long it has run, and prints what happens as it happens. */
final class Story {

    private final Script script;
    private final PrintStream out;
    private final LongSupplier nanoTime;
    private volatile long startNanos;

    Story(Script script, PrintStream out, LongSupplier nanoTime) {
        this.script = script;
        this.out = out;
        this.nanoTime = nanoTime;
        this.startNanos = nanoTime.getAsLong();
    }

    /** Starts the script, and tells each phase when it starts. Returns after {@code length}, or when {@code stop} is counted down. */
    void play(Duration length, CountDownLatch stop) throws InterruptedException {
        startNanos = nanoTime.getAsLong();
        String told = "";
        while (elapsed().compareTo(length) < 0) {
            String title = phase().title();
            if (!title.equals(told)) {
                tell(title);
                told = title;
            }
            Duration rest = length.minus(elapsed());
            Duration restOfPhase = script.untilNextPhase(elapsed());
            Duration pause = rest.compareTo(restOfPhase) < 0 ? rest : restOfPhase;
            if (stop.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        }
    }

    Phase phase() {
        return script.at(elapsed());
    }

    void tell(String event) {
        Duration elapsed = elapsed();
        out.println("sample " + elapsed.toMinutes() + ":" + twoDigits(elapsed.toSecondsPart()) + "  " + event);
    }

    private Duration elapsed() {
        return Duration.ofNanos(nanoTime.getAsLong() - startNanos);
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
