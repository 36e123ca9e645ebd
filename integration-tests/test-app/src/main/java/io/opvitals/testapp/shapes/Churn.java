package io.opvitals.testapp.shapes;

import java.util.function.IntBinaryOperator;
import java.util.function.Supplier;

/**
 * Its methods are woven and unwoven while they run: {@code keep*} stay woven, {@code swap*} come and go, {@code last*} come
 * and go and are called only while nothing is being changed. Of {@code keep*} it counts itself how often each ended.
 * For one thread.
 */
public class Churn implements IntBinaryOperator, Supplier<long[][]> {

    public static final int WAYS = 10;

    private final long[] ended = new long[WAYS];
    private final long[] failed = new long[WAYS];
    long loud;

    /** Calls {@code keep0} to {@code keep9}, or, with a negative way, {@code last0} and {@code last1}. */
    @Override
    public int applyAsInt(int way, int number) {
        return switch (way) {
            case 0 -> keep0(number);
            case 1 -> keep1(number);
            case 2 -> keep2(number);
            case 3 -> keep3(number);
            case 4 -> keep4(number);
            case 5 -> keep5(number);
            case 6 -> keep6(number);
            case 7 -> keep7(number);
            case 8 -> keep8(number % 8);
            case 9 -> keep9(number);
            default -> last0(number) + last1(number);
        };
    }

    /** How often each {@code keep*} ended well, how often it failed, and how often the subclass's ended. */
    @Override
    public long[][] get() {
        return new long[][] {ended, failed, {loud}};
    }

    int keep0(int number) {
        ended[0]++;
        return swap0(number) + 1;
    }

    int keep1(int number) {
        ended[1]++;
        return swap1(number) + 1;
    }

    int keep2(int number) {
        ended[2]++;
        return swap2(number) + swap0(number);
    }

    /** Sometimes ends with an exception that comes from further in. */
    int keep3(int number) {
        try {
            int result = swap3(number);
            ended[3]++;
            return result;
        } catch (IllegalStateException e) {
            failed[3]++;
            throw e;
        }
    }

    int keep4(int number) {
        ended[4]++;
        try {
            return swap3(number) + swap4(number);
        } catch (IllegalStateException e) {
            return swap5(number);
        }
    }

    int keep5(int number) {
        ended[5]++;
        int total = 0;
        for (int i = 0; i < 20; i++) {
            total += swap5(number + i);
        }
        return total;
    }

    /** Is sometimes running while it is swapped. */
    int keep6(int number) {
        ended[6]++;
        if (ended[6] % 5_000 == 1) {
            pause();
        }
        return swap6(number);
    }

    int keep7(int number) {
        ended[7]++;
        return number % 4 == 0 ? swap7(number) : keep0(number);
    }

    int keep8(int depth) {
        ended[8]++;
        return depth == 0 ? 0 : keep8(depth - 1) + swap8(depth);
    }

    int keep9(int number) {
        synchronized (this) {
            ended[9]++;
            return swap9(number);
        }
    }

    int swap0(int number) {
        return number + 1;
    }

    int swap1(int number) {
        return number * 3;
    }

    static int swap2(int number) {
        return number & 7;
    }

    int swap3(int number) {
        if (number % 50 == 3) {
            throw new IllegalStateException("asked to");
        }
        return number;
    }

    int swap4(int number) {
        return Integer.bitCount(number);
    }

    int swap5(int number) {
        return number >> 1;
    }

    int swap6(int number) {
        if (ended[6] % 10_000 == 2) {
            pause();
        }
        return number;
    }

    int swap7(int number) {
        return -number;
    }

    int swap8(int number) {
        return number ^ 1;
    }

    int swap9(int number) {
        return swap0(number);
    }

    int last0(int number) {
        return number;
    }

    int last1(int number) {
        return number + 1;
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
