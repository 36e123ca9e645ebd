package io.opvitals.agent.rule;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Numbers of the JDK's types, compared by value whatever their type. */
final class Numbers {

    private Numbers() {}

    static int compare(Number left, Number right) {
        if (isWhole(left) && isWhole(right)) {
            return Long.compare(left.longValue(), right.longValue());
        }
        if (isFloating(left) || isFloating(right)) {
            return Double.compare(asDouble(left) + 0.0, asDouble(right) + 0.0);
        }
        return exact(left).compareTo(exact(right));
    }

    static boolean isNotANumber(Object value) {
        return value instanceof Number number && isFloating(number) && Double.isNaN(number.doubleValue());
    }

    /** {@code null} for NaN and the infinities, and for numbers of a type that is not the JDK's. */
    static @Nullable BigDecimal finite(Number number) {
        if (!Values.isOfJdk(number.getClass())) {
            return null;
        }
        if (!isFloating(number)) {
            return exact(number);
        }
        return Double.isFinite(number.doubleValue()) ? BigDecimal.valueOf(asDouble(number)) : null;
    }

    /** Adding zero above turns -0.0 into 0.0, which {@code Double.compare} tells apart. */
    private static double asDouble(Number number) {
        // 0.1f is meant to be 0.1, not 0.10000000149.
        return number instanceof Float ? Double.parseDouble(number.toString()) : number.doubleValue();
    }

    private static boolean isFloating(Number number) {
        return !isWhole(number) && !(number instanceof BigDecimal) && !(number instanceof BigInteger);
    }

    private static boolean isWhole(Number number) {
        return number instanceof Integer
                || number instanceof Long
                || number instanceof Short
                || number instanceof Byte
                || number instanceof AtomicInteger
                || number instanceof AtomicLong
                || number instanceof LongAdder;
    }

    private static BigDecimal exact(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        return number instanceof BigInteger integer ? new BigDecimal(integer) : BigDecimal.valueOf(number.longValue());
    }
}
