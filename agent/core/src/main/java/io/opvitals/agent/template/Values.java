package io.opvitals.agent.template;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a value is as a text, as a condition and as a number; as Go has it. */
final class Values {

    private Values() {}

    static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Double || value instanceof Float) {
            return number(((Number) value).doubleValue());
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof Collection<?> list) {
            List<String> texts = new ArrayList<>();
            list.forEach(each -> texts.add(text(each)));
            return "[" + String.join(" ", texts) + "]";
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, String> texts = new TreeMap<>();
            map.forEach((key, each) -> texts.put(String.valueOf(key), text(each)));
            StringBuilder all = new StringBuilder("map[");
            texts.forEach((key, each) -> all.append(all.length() == 4 ? "" : " ")
                    .append(key)
                    .append(':')
                    .append(each));
            return all.append(']').toString();
        }
        return value.toString();
    }

    /** The shortest that reads as the same number; with an exponent below 1e-4 and from 1e21 on. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale() - 1;
        if (exponent >= -4 && exponent < 21) {
            return decimal.toPlainString();
        }
        return PrintFormat.scientific(decimal, exponent);
    }

    /** Not empty, not zero, not false. */
    static boolean isTrue(@Nullable Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (value instanceof Number number) {
            return number.doubleValue() != 0;
        }
        if (value instanceof Collection<?> list) {
            return !list.isEmpty();
        }
        if (value instanceof Map<?, ?> map) {
            return !map.isEmpty();
        }
        return value != null && !value.toString().isEmpty();
    }

    /** @throws IllegalArgumentException where it is none */
    static double toDouble(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        String text = text(value).strip();
        try {
            return switch (text) {
                case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
                case "-Inf" -> Double.NEGATIVE_INFINITY;
                default -> Double.parseDouble(text);
            };
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' (expected: a number)", e);
        }
    }
}
