package io.opvitals.testapp;

import io.opvitals.api.MonitoredOperation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Does what its stdin says, line by line: {@code call N} makes N calls of {@code loop.step}, {@code fail N} makes N that
 * throw. Answers each with {@code answer LINE: longest NANOS total NANOS}, the time of its longest call and of all. End of input ends it.
 */
public final class Loop {

    private static final Truth TRUTH = new Truth();

    private Loop() {}

    public static void main(String[] arguments) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            int times = Integer.parseInt(line.substring(line.indexOf(' ') + 1));
            long longest = 0;
            long total = 0;
            for (int i = 0; i < times; i++) {
                long nanos = clocked(line.startsWith("fail "));
                longest = Math.max(longest, nanos);
                total += nanos;
            }
            number++;
            System.out.println("answer " + number + ": longest " + longest + " total " + total);
        }
        TRUTH.print();
    }

    private static long clocked(boolean fail) {
        long start = System.nanoTime();
        try {
            step(fail);
            TRUTH.count("loop.step", "success");
        } catch (IllegalStateException e) {
            TRUTH.count("loop.step", "error");
        }
        return System.nanoTime() - start;
    }

    @MonitoredOperation(wrapper = "loop")
    static void step(boolean fail) {
        if (fail) {
            throw new IllegalStateException("asked to");
        }
    }
}
