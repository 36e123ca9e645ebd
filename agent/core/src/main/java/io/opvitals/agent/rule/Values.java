package io.opvitals.agent.rule;

import java.net.URI;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What values mean to a rule. Plain values are those whose {@code equals}, {@code compareTo} and {@code toString} are
 * the JDK's own and cannot lead back into the application.
 */
final class Values {

    private Values() {}

    /** An optional's content, an enum constant's name, a character as text; everything else as it is. */
    static @Nullable Object simple(@Nullable Object value) {
        Object content = value;
        if (content instanceof Optional<?> optional) {
            content = optional.orElse(null);
        }
        if (content instanceof Enum<?> constant) {
            return constant.name();
        }
        if (content instanceof Character character) {
            return character.toString();
        }
        return content instanceof Class<?> type ? type.getName() : content;
    }

    static boolean isOfJdk(Class<?> type) {
        return type.getClassLoader() == null;
    }

    static boolean isPlain(Object value) {
        return value instanceof String
                || value instanceof Boolean
                || (value instanceof Number && isOfJdk(value.getClass()))
                || value instanceof UUID
                || value instanceof Currency
                || value instanceof Locale
                || value instanceof URI
                || isDate(value);
    }

    static boolean areComparable(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null || left == right) {
            return true;
        }
        if (left instanceof Number && right instanceof Number) {
            return isPlain(left) && isPlain(right);
        }
        return left.getClass() == right.getClass() && isPlain(left);
    }

    /** For values that {@link #areComparable}. */
    static boolean areEqual(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return left == right;
        }
        if (left instanceof Number number && right instanceof Number other) {
            return !isNotANumber(left) && !isNotANumber(right) && Numbers.compare(number, other) == 0;
        }
        return left.equals(right);
    }

    static boolean haveOrder(Object left, Object right) {
        boolean ordered =
                left instanceof Number || left instanceof String || (left instanceof Comparable && isDate(left));
        return ordered && isPlain(left) && areComparable(left, right);
    }

    /** For values that {@link #haveOrder}: of one class, or numbers. */
    @SuppressWarnings("unchecked")
    static int compare(Object left, Object right) {
        return left instanceof Number number
                ? Numbers.compare(number, (Number) right)
                : ((Comparable<Object>) left).compareTo(right);
    }

    static boolean isNotANumber(Object value) {
        return Numbers.isNotANumber(value);
    }

    /** What a value is, for a message; never the value itself, which may be a secret. */
    static String describe(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof String) {
            return "text";
        }
        return value instanceof Number || value instanceof Boolean
                ? value.getClass().getSimpleName()
                : value.getClass().getTypeName();
    }

    private static boolean isDate(Object value) {
        return isOfJdk(value.getClass()) && value.getClass().getPackageName().equals("java.time");
    }
}
