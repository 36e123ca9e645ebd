package io.opvitals.agent.template;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code printf} of Go: %v %s %q %d %x %f %e %g %t %%, with width, precision and the flags {@code - + 0} and blank. */
final class PrintFormat {

    private static final int MAX_WIDTH = 1_000;

    private PrintFormat() {}

    static String format(String format, List<@Nullable Object> arguments) {
        StringBuilder out = new StringBuilder();
        int next = 0;
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%') {
                out.append(c);
                continue;
            }
            int start = ++i;
            while (i < format.length() && "-+ 0#.123456789".indexOf(format.charAt(i)) >= 0) {
                i++;
            }
            if (i == format.length()) {
                return out.append("%!(NOVERB)").toString();
            }
            char verb = format.charAt(i);
            if (verb == '%') {
                out.append('%');
            } else if (next == arguments.size()) {
                out.append("%!").append(verb).append("(MISSING)");
            } else {
                out.append(one(format.substring(start, i), verb, arguments.get(next++)));
            }
        }
        return out.toString();
    }

    /** {@code %.*g} of Go: so many significant digits, without trailing zeros. */
    static String significant(double value, int digits) {
        if (Double.isNaN(value) || Double.isInfinite(value) || value == 0) {
            return Values.number(value);
        }
        BigDecimal rounded = new BigDecimal(value)
                .round(new MathContext(Math.max(1, digits), RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < Math.max(1, digits)) {
            return rounded.toPlainString();
        }
        return scientific(rounded, exponent);
    }

    static String scientific(BigDecimal value, int exponent) {
        String digits = value.unscaledValue().abs().toString();
        StringBuilder text = new StringBuilder(value.signum() < 0 ? "-" : "").append(digits.charAt(0));
        if (digits.length() > 1) {
            text.append('.').append(digits, 1, digits.length());
        }
        text.append('e').append(exponent < 0 ? '-' : '+');
        return text.append(Math.abs(exponent) < 10 ? "0" : "")
                .append(Math.abs(exponent))
                .toString();
    }

    private static String one(String flags, char verb, @Nullable Object value) {
        int dot = flags.indexOf('.');
        String head = dot < 0 ? flags : flags.substring(0, dot);
        int precision = dot < 0 ? -1 : size(flags.substring(dot + 1));
        int firstDigit = 0;
        while (firstDigit < head.length() && "-+ 0#".indexOf(head.charAt(firstDigit)) >= 0) {
            firstDigit++;
        }
        String signs = head.substring(0, firstDigit);
        int width = size(head.substring(firstDigit));
        String text = plain(verb, precision, value);
        boolean isNumber = value instanceof Number && "dfegvx".indexOf(verb) >= 0;
        if (isNumber && !text.startsWith("-") && !text.startsWith("+")) {
            text = (signs.contains("+") ? "+" : signs.contains(" ") ? " " : "") + text;
        }
        return pad(text, width, signs, isNumber);
    }

    private static String plain(char verb, int precision, @Nullable Object value) {
        boolean isFraction = value instanceof Double || value instanceof Float || value instanceof BigDecimal;
        boolean isWhole = value instanceof Number && !isFraction;
        return switch (verb) {
            case 'v' ->
                precision >= 0 && isFraction ? significant(Values.toDouble(value), precision) : Values.text(value);
            case 's' -> {
                String text = Values.text(value);
                yield precision >= 0 && precision < text.length() ? text.substring(0, precision) : text;
            }
            case 'q' -> '"' + Values.text(value).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
            case 't' -> value instanceof Boolean ? value.toString() : wrong(verb, value);
            case 'd' -> isWhole ? Values.text(value) : wrong(verb, value);
            case 'x' ->
                isWhole
                        ? Long.toHexString(((Number) java.util.Objects.requireNonNull(value)).longValue())
                        : wrong(verb, value);
            case 'f', 'F' ->
                isFraction ? fixed(Values.toDouble(value), precision < 0 ? 6 : precision) : wrong(verb, value);
            case 'e' ->
                isFraction ? exponential(Values.toDouble(value), precision < 0 ? 6 : precision) : wrong(verb, value);
            case 'g' ->
                isFraction
                        ? precision < 0
                                ? Values.number(Values.toDouble(value))
                                : significant(Values.toDouble(value), precision)
                        : wrong(verb, value);
            default -> wrong(verb, value);
        };
    }

    private static String fixed(double value, int digits) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Values.number(value);
        }
        return new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String exponential(double value, int digits) {
        return Double.isNaN(value) || Double.isInfinite(value)
                ? Values.number(value)
                : String.format(Locale.ROOT, "%." + digits + "e", value);
    }

    /** As Go says it. */
    private static String wrong(char verb, @Nullable Object value) {
        String type = value == null
                ? "<nil>"
                : value instanceof String
                        ? "string=" + value
                        : value instanceof Double ? "float64=" + Values.text(value) : "value=" + Values.text(value);
        return "%!" + verb + '(' + type + ')';
    }

    private static String pad(String text, int width, String signs, boolean isNumber) {
        int missing = width - text.length();
        if (missing <= 0) {
            return text;
        }
        if (signs.contains("-")) {
            return text + " ".repeat(missing);
        }
        if (signs.contains("0") && isNumber) {
            boolean isSigned = text.startsWith("-") || text.startsWith("+");
            return (isSigned ? text.substring(0, 1) : "") + "0".repeat(missing) + text.substring(isSigned ? 1 : 0);
        }
        return " ".repeat(missing) + text;
    }

    private static int size(String digits) {
        String only = digits.replaceAll("[^0-9]", "");
        return only.isEmpty() ? 0 : only.length() > 4 ? MAX_WIDTH : Math.min(MAX_WIDTH, Integer.parseInt(only));
    }
}
