package io.opvitals.testapp;

import io.opvitals.api.MonitoredOperation;
import io.opvitals.api.Operations;
import io.opvitals.api.StartedCall;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Does what its stdin says, line by line, and answers each with {@code answer LINE: EPOCH-MILLIS}, the moment it was done.
 * End of input ends it.
 *
 * <pre>
 * call NAME N    N calls of that operation that succeed, NAME being wrapper.operation
 * fail NAME N    N that fail
 * throw WORD N   N calls of desk.work whose exception says that word
 * busy N         from now on calls N operations once a second each; 0 ends it
 * </pre>
 */
public final class Desk {

    private static final int OPERATIONS_OF_A_TOOL = 25;

    private final AtomicInteger busy = new AtomicInteger();

    private Desk() {}

    public static void main(String[] arguments) throws IOException {
        Desk desk = new Desk();
        Thread tools = new Thread(desk::tools, "tools");
        tools.setDaemon(true);
        tools.start();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ", -1);
            desk.act(words[0], words[1], Integer.parseInt(words[words.length - 1]));
            number++;
            System.out.println("answer " + number + ": " + System.currentTimeMillis());
        }
    }

    private void act(String verb, String word, int times) {
        if (verb.equals("busy")) {
            busy.set(times);
            return;
        }
        for (int i = 0; i < times; i++) {
            switch (verb) {
                case "call" -> Operations.start(word).close();
                case "fail" -> fail(word);
                case "throw" -> work(word);
                default -> throw new IllegalArgumentException(verb + " (expected: call, fail, throw or busy)");
            }
        }
    }

    private static void fail(String name) {
        try (StartedCall call = Operations.start(name)) {
            call.error(new IllegalStateException("asked to fail"));
        }
    }

    private static void work(String word) {
        try {
            attempt(word);
        } catch (UnsupportedOperationException e) {
            // As asked.
        }
    }

    @MonitoredOperation(wrapper = "desk", value = "work")
    static void attempt(String word) {
        if (!word.isEmpty()) {
            throw new UnsupportedOperationException(word);
        }
    }

    /** What nobody monitors yet. */
    public static String idle(String text) {
        return text.strip();
    }

    private void tools() {
        List<String> names = new ArrayList<>();
        while (true) {
            int wanted = busy.get();
            for (int i = names.size(); i < wanted; i++) {
                names.add("tool-" + i / OPERATIONS_OF_A_TOOL + ".step-" + i % OPERATIONS_OF_A_TOOL);
            }
            for (String each : names.subList(0, wanted)) {
                Operations.start(each).close();
            }
            LockSupport.parkNanos(1_000_000_000);
        }
    }
}
