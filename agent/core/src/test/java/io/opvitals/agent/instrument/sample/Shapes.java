package io.opvitals.agent.instrument.sample;

import io.opvitals.api.MonitoredOperation;
import java.util.List;

/** Methods of every shape; each is called by name and must do what it would do without the agent. */
@SuppressWarnings("all")
public class Shapes {

    public int lastCounter;

    @MonitoredOperation
    public static int staticMethod(int a, long b, double c) {
        return (int) (a + b + c);
    }

    @MonitoredOperation
    private String privateMethod() {
        return "private";
    }

    public String callPrivate() {
        return privateMethod();
    }

    @MonitoredOperation
    public final synchronized long synchronizedMethod(long value) {
        if (!Thread.holdsLock(this)) {
            throw new IllegalMonitorStateException();
        }
        return value * 2;
    }

    @MonitoredOperation
    public void voidMethod() {
        lastCounter++;
    }

    @MonitoredOperation
    public double doubleMethod(double x) {
        return x / 2;
    }

    @MonitoredOperation
    public float floatMethod(float x) {
        return -x;
    }

    @MonitoredOperation
    public int[] arrayMethod() {
        return new int[] {1, 2};
    }

    @MonitoredOperation
    public <T extends Comparable<T>> T genericMethod(List<T> values) {
        T best = null;
        for (T each : values) {
            if (best == null || each.compareTo(best) > 0) {
                best = each;
            }
        }
        return best;
    }

    /** Begins with a loop: the original has a frame at its first instruction. */
    @MonitoredOperation
    public static int loopAtTheStart(int n) {
        while (n > 10) {
            n -= 3;
        }
        return n;
    }

    @MonitoredOperation
    public static String manyReturns(int n) {
        if (n == 0) {
            return "zero";
        }
        for (int i = 0; i < n; i++) {
            if (i == 5) {
                return "five";
            }
        }
        switch (n) {
            case 1:
                return "one";
            case 2:
                return "two";
            default:
                return "many";
        }
    }

    @MonitoredOperation
    public static String ownHandlers(String text) {
        StringBuilder seen = new StringBuilder();
        try {
            seen.append("try ");
            Integer.parseInt(text);
            return seen.append("return").toString();
        } catch (NumberFormatException e) {
            text = null;
            seen.append("catch ");
            return seen.append("caught").toString();
        } finally {
            seen.append(" finally");
        }
    }

    @MonitoredOperation
    public static void rethrows(RuntimeException thrown) {
        synchronized (thrown) {
            throw thrown;
        }
    }

    /** Parameters get other types on the way, wide and narrow. */
    @MonitoredOperation
    public static Object parametersOverwritten(Object o, long l) {
        if (l > 0) {
            o = Long.valueOf(l);
            long copy = l;
            l = copy + 1;
        } else {
            o = "negative";
        }
        for (int i = 0; i < 2; i++) {
            o = o + "!";
        }
        return o;
    }

    @MonitoredOperation
    public static int recursion(int depth) {
        return depth == 0 ? 0 : 1 + recursion(depth - 1);
    }

    @MonitoredOperation
    public static void endless() {
        while (true) {
            if (System.nanoTime() != 0) {
                throw new UnsupportedOperationException();
            }
        }
    }
}
