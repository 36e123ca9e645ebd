package io.opvitals.agent.instrument.library.sample;

/** Stands for a class of a library: a method of every shape that matters to a hook. */
public class Tool {

    private final String name;
    private int uses;

    public Tool(String name, long size) {
        this(size > 10 ? name + " (large)" : name);
    }

    private Tool(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("name: empty");
        }
        this.name = name;
        for (int i = 0; i < 3; i++) {
            uses += i;
        }
    }

    public String describe(String prefix, int times, double factor) {
        StringBuilder text = new StringBuilder();
        do {
            uses++;
            text.append(prefix);
            if (times == 7) {
                return "seven";
            }
        } while (--times > 0);
        try {
            if (factor < 0) {
                throw new IllegalStateException("negative");
            }
        } catch (IllegalStateException e) {
            if (factor < -1) {
                throw e;
            }
            return e.getMessage() + name;
        } finally {
            uses++;
        }
        return text + name;
    }

    public static long twice(long number, boolean negative, char[] unused) {
        return negative ? -2 * number : 2 * number;
    }

    public void touch() {
        while (true) {
            if (uses > 100) {
                return;
            }
            uses += 50;
        }
    }

    public void fail() {
        throw new UnsupportedOperationException(name);
    }
}
