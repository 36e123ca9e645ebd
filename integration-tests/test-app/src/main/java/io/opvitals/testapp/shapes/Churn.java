package io.opvitals.testapp.shapes;

/**
 * Its methods are woven and unwoven while they run: {@code keep*} stay woven, {@code swap*} come and go, {@code last*} come
 * and go and are called only when nothing is being changed.
 */
public class Churn implements ChurnCalls {

    @Override
    public int keep(int way, int number) {
        return switch (way % 10) {
            case 0 -> keep0(number);
            case 1 -> keep1(number);
            case 2 -> keep2(number);
            case 3 -> keep3(number);
            case 4 -> keep4(number);
            case 5 -> keep5(number);
            case 6 -> keep6(number);
            case 7 -> keep7(number);
            case 8 -> keep8(number);
            default -> keep9(number);
        };
    }

    @Override
    public int last(int number) {
        return last0(number) + last1(number);
    }

    int keep0(int number) {
        return swap0(number) + 1;
    }

    int keep1(int number) {
        return swap1(number) + 1;
    }

    int keep2(int number) {
        return swap2(number) + swap0(number);
    }

    /** Also with an exception that is caught further out. */
    int keep3(int number) {
        return swap3(number);
    }

    int keep4(int number) {
        try {
            return swap3(number) + swap4(number);
        } catch (IllegalStateException e) {
            return swap5(number);
        }
    }

    long keep5Total;

    int keep5(int number) {
        keep5Total += swap5(number);
        return (int) keep5Total;
    }

    /** A call that is running when its method is swapped. */
    int keep6(int number) {
        if (number % 500 == 0) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return swap6(number);
    }

    int keep7(int number) {
        return number % 4 == 0 ? swap7(number) : keep0(number);
    }

    int keep8(int number) {
        return number <= 0 ? 0 : keep8(number % 8 - 1) + swap8(number);
    }

    int keep9(int number) {
        synchronized (this) {
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
        if (number % 50 == 0) {
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
        if (number % 1000 == 0) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
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
}
