package io.opvitals.testapp.shapes;

import io.opvitals.api.MonitoredOperation;
import io.opvitals.api.OperationAttribute;
import io.opvitals.testapp.Truth;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** One method of each shape, all of the wrapper {@code shapes}, called once and checked. */
@SuppressWarnings("ClassCanBeStatic")
public final class Shapes {

    private final Truth truth;
    private int field = 5;

    public Shapes(Truth truth) {
        this.truth = truth;
    }

    public void call() throws Exception {
        expect("static-method", staticMethod(1, 2L, 3.0, 4.0f, (byte) 5, 'a'), 112.0);
        expect("private-method", privateMethod("x"), "x5");
        expect("final-method", finalMethod(), 5);
        expect("synchronized-method", synchronizedMethod(), true);
        expect("static-synchronized", staticSynchronized(), true);
        expect("generic-method", genericMethod(List.of("a", "b")), "b");
        expect("varargs", varargs(1, 2, 3), 6);
        expect("arrays", arrays(new int[][] {{1}, {2, 3}})[0], 6L);
        noResult();
        truth.count("shapes.no-result", "success");
        expect("many-returns", manyReturns(-1) + manyReturns(0) + manyReturns(1), "negativezeropositive");
        truth.count("shapes.many-returns", "success", 2);
        expect("finally-method", finallyMethod(), "body,finally");
        expect("nested-try", nestedTry("12") + nestedTry("a"), 12 - 1);
        truth.count("shapes.nested-try", "success");
        expect("synchronized-block", synchronizedBlock(), 6);
        expect("loops", loops(10), 45L);
        expect("switches", switches("b"), 2);
        expect("pattern", pattern(7L), "long 7");
        expect("captures", captures("m", 3, 2.5), "m 3 2.5");
        expect("lambda-inside", lambdaInside(4), 8);
        expect("strict", strict(0.1, 0.2), 0.1 + 0.2);
        expect("resource", resource(), "open,closed");
        expect("long-and-double", longAndDouble(1L, 2.0, 3L), 6.0);
        thrown();
    }

    private void thrown() {
        IllegalStateException given = new IllegalStateException("the very one");
        try {
            throwing(given);
        } catch (IllegalStateException e) {
            if (e != given || e.getSuppressed().length != 0 || e.getCause() != null) {
                throw new AssertionError("another exception than the one thrown: " + e);
            }
            truth.count("shapes.throwing", "error");
        }
    }

    void expect(String operation, Object value, Object expected) {
        if (!expected.equals(value)) {
            throw new AssertionError(operation + ": " + value + " (expected: " + expected + ")");
        }
        truth.count("shapes." + operation, "success");
    }

    @MonitoredOperation(value = "static-method", wrapper = "shapes")
    static double staticMethod(int i, long l, double d, float f, byte b, char c) {
        return i + l + d + f + b + c;
    }

    @MonitoredOperation(value = "private-method", wrapper = "shapes")
    private String privateMethod(String text) {
        return text + field;
    }

    @MonitoredOperation(value = "final-method", wrapper = "shapes")
    final int finalMethod() {
        return field;
    }

    @MonitoredOperation(value = "synchronized-method", wrapper = "shapes")
    synchronized boolean synchronizedMethod() {
        return Thread.holdsLock(this);
    }

    @MonitoredOperation(value = "static-synchronized", wrapper = "shapes")
    static synchronized boolean staticSynchronized() {
        return Thread.holdsLock(Shapes.class);
    }

    @MonitoredOperation(value = "generic-method", wrapper = "shapes")
    <T extends Comparable<T>> T genericMethod(List<T> values) {
        T greatest = values.get(0);
        for (T each : values) {
            greatest = each.compareTo(greatest) > 0 ? each : greatest;
        }
        return greatest;
    }

    @MonitoredOperation(value = "varargs", wrapper = "shapes")
    static int varargs(int... numbers) {
        int sum = 0;
        for (int each : numbers) {
            sum += each;
        }
        return sum;
    }

    @MonitoredOperation(value = "arrays", wrapper = "shapes")
    static long[] arrays(int[][] numbers) {
        long[] sum = {0};
        for (int[] row : numbers) {
            for (int each : row) {
                sum[0] += each;
            }
        }
        return sum;
    }

    @MonitoredOperation(value = "no-result", wrapper = "shapes")
    void noResult() {
        field += 0;
    }

    @MonitoredOperation(value = "many-returns", wrapper = "shapes")
    static String manyReturns(int number) {
        if (number < 0) {
            return "negative";
        }
        if (number == 0) {
            return "zero";
        }
        return "positive";
    }

    @MonitoredOperation(value = "finally-method", wrapper = "shapes")
    static String finallyMethod() {
        StringBuilder order = new StringBuilder();
        try {
            order.append("body,");
        } finally {
            order.append("finally");
        }
        return order.toString();
    }

    @MonitoredOperation(value = "nested-try", wrapper = "shapes")
    static int nestedTry(String text) {
        try {
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(e);
            }
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }

    @MonitoredOperation(value = "synchronized-block", wrapper = "shapes")
    int synchronizedBlock() {
        int before = field;
        synchronized (this) {
            return before + 1;
        }
    }

    @MonitoredOperation(value = "loops", wrapper = "shapes")
    static long loops(int count) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += i;
        }
        return sum;
    }

    @MonitoredOperation(value = "switches", wrapper = "shapes")
    static int switches(String text) {
        return switch (text) {
            case "a" -> 1;
            case "b" -> 2;
            default -> 3;
        };
    }

    @MonitoredOperation(value = "pattern", wrapper = "shapes")
    static String pattern(Object any) {
        if (any instanceof Long number && number > 0) {
            return "long " + number;
        }
        return "other";
    }

    @MonitoredOperation(value = "captures", wrapper = "shapes")
    static String captures(
            @OperationAttribute("model") String model,
            @OperationAttribute(value = "size", metric = false) long size,
            @OperationAttribute("price") double price) {
        return model + " " + size + " " + price;
    }

    @MonitoredOperation(value = "lambda-inside", wrapper = "shapes")
    static int lambdaInside(int number) {
        java.util.function.IntUnaryOperator twice = n -> 2 * n;
        return twice.applyAsInt(number);
    }

    @MonitoredOperation(value = "strict", wrapper = "shapes")
    static double strict(double a, double b) {
        return a + b;
    }

    @MonitoredOperation(value = "resource", wrapper = "shapes")
    static String resource() throws IOException {
        StringBuilder said = new StringBuilder();
        try (Closeable open = () -> said.append("closed")) {
            if (open != null) {
                said.append("open,");
            }
        }
        return said.toString();
    }

    @MonitoredOperation(value = "long-and-double", wrapper = "shapes")
    static double longAndDouble(long a, double b, long c) {
        double sum = a;
        sum += b;
        return sum + c;
    }

    @MonitoredOperation(value = "throwing", wrapper = "shapes")
    static void throwing(RuntimeException given) {
        throw given;
    }
}
