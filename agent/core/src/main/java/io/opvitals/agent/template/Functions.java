package io.opvitals.agent.template;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The functions of a template: those of Go, Prometheus and Alertmanager that alerts use. */
final class Functions {

    static final String NAMES =
            "and, or, not, eq, ne, lt, le, gt, ge, len, index, print, printf, humanize, humanize1024,"
                    + " humanizeDuration, humanizePercentage, humanizeTimestamp, title, toUpper, toLower, trimSpace, join, match,"
                    + " reReplaceAll, toJson, urlquery, safeHtml";

    private static final List<String> KNOWN = List.of(NAMES.split(", *"));

    private Functions() {}

    static boolean isKnown(String name) {
        return KNOWN.contains(name);
    }

    /** @throws IllegalArgumentException with the value and the expectation */
    static @Nullable Object call(String name, List<@Nullable Object> arguments) {
        return switch (name) {
            case "and" -> junction(arguments, false);
            case "or" -> junction(arguments, true);
            case "not" -> !Values.isTrue(one(arguments));
            case "eq" -> isAnyEqual(arguments);
            case "ne" -> !isEqual(of(arguments, 2).get(0), arguments.get(1));
            case "lt" -> compare(arguments) < 0;
            case "le" -> compare(arguments) <= 0;
            case "gt" -> compare(arguments) > 0;
            case "ge" -> compare(arguments) >= 0;
            case "len" -> length(one(arguments));
            case "index" -> index(arguments);
            case "print" -> print(arguments);
            case "printf" -> printf(arguments);
            case "join" -> join(of(arguments, 2));
            case "match" ->
                pattern(text(of(arguments, 2), 0)).matcher(text(arguments, 1)).find();
            case "reReplaceAll" -> replace(of(arguments, 3));
            default -> ofOne(name, one(arguments));
        };
    }

    private static Object ofOne(String name, @Nullable Object value) {
        String text = Values.text(value);
        return switch (name) {
            case "humanize" -> Humanize.number(Values.toDouble(value));
            case "humanize1024" -> Humanize.binary(Values.toDouble(value));
            case "humanizeDuration" -> Humanize.duration(Values.toDouble(value));
            case "humanizePercentage" -> Humanize.percentage(Values.toDouble(value));
            case "humanizeTimestamp" -> Humanize.timestamp(Values.toDouble(value));
            case "title" -> title(text);
            case "toUpper" -> text.toUpperCase(Locale.ROOT);
            case "toLower" -> text.toLowerCase(Locale.ROOT);
            case "trimSpace" -> text.strip();
            case "toJson" -> JsonText.of(value);
            case "urlquery" -> URLEncoder.encode(text, StandardCharsets.UTF_8);
            case "safeHtml" -> text;
            default -> throw new IllegalArgumentException("unknown (expected: one of " + NAMES + ")");
        };
    }

    private static @Nullable Object junction(List<@Nullable Object> arguments, boolean ends) {
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("no argument (expected: at least one)");
        }
        Object last = null;
        for (Object each : arguments) {
            last = each;
            if (Values.isTrue(each) == ends) {
                break;
            }
        }
        return last;
    }

    private static boolean isAnyEqual(List<@Nullable Object> arguments) {
        if (arguments.size() < 2) {
            throw new IllegalArgumentException(arguments.size() + " arguments (expected: two or more)");
        }
        return arguments.subList(1, arguments.size()).stream().anyMatch(each -> isEqual(arguments.get(0), each));
    }

    private static boolean isEqual(@Nullable Object a, @Nullable Object b) {
        return (a instanceof Number && b instanceof Number)
                ? Values.toDouble(a) == Values.toDouble(b)
                : Objects.equals(Values.text(a), Values.text(b));
    }

    private static int compare(List<@Nullable Object> arguments) {
        Object a = of(arguments, 2).get(0);
        Object b = arguments.get(1);
        return a instanceof Number || b instanceof Number
                ? Double.compare(Values.toDouble(a), Values.toDouble(b))
                : Values.text(a).compareTo(Values.text(b));
    }

    private static Object length(@Nullable Object value) {
        if (value instanceof Collection<?> list) {
            return (long) list.size();
        }
        return (long)
                (value instanceof Map<?, ?> map
                        ? map.size()
                        : Values.text(value).length());
    }

    private static @Nullable Object index(List<@Nullable Object> arguments) {
        Object value = arguments.isEmpty() ? null : arguments.get(0);
        for (Object each : arguments.subList(Math.min(1, arguments.size()), arguments.size())) {
            if (value instanceof Map<?, ?> map) {
                value = map.get(Values.text(each));
            } else if (value instanceof List<?> list) {
                double place = Values.toDouble(each);
                if (!(place >= 0 && place < list.size())) {
                    throw new IllegalArgumentException(
                            Values.text(each) + " (expected: 0 to " + (list.size() - 1) + ")");
                }
                value = list.get((int) place);
            } else {
                throw new IllegalArgumentException("'" + Values.text(value) + "' (expected: a list or a map)");
            }
        }
        return value;
    }

    private static String print(List<@Nullable Object> arguments) {
        StringBuilder text = new StringBuilder();
        arguments.forEach(each -> text.append(Values.text(each)));
        return text.toString();
    }

    private static String printf(List<@Nullable Object> arguments) {
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("no argument (expected: a format)");
        }
        return PrintFormat.format(text(arguments, 0), arguments.subList(1, arguments.size()));
    }

    /** As Alertmanager has it: the separator first. */
    private static String join(List<@Nullable Object> arguments) {
        if (!(arguments.get(1) instanceof Collection<?> list)) {
            throw new IllegalArgumentException("'" + text(arguments, 1) + "' (expected: a list)");
        }
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(Values.text(each)));
        return String.join(text(arguments, 0), texts);
    }

    private static String replace(List<@Nullable Object> arguments) {
        Matcher matcher = pattern(text(arguments, 0)).matcher(text(arguments, 2));
        try {
            return matcher.replaceAll(text(arguments, 1));
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "'" + text(arguments, 1) + "' (expected: groups that the regular expression has)", e);
        }
    }

    private static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("'" + text + "' (expected: a regular expression)", e);
        }
    }

    private static String title(String text) {
        StringBuilder title = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (i == 0 || Character.isWhitespace(text.charAt(i - 1))) {
                title.setCharAt(i, Character.toUpperCase(text.charAt(i)));
            }
        }
        return title.toString();
    }

    private static @Nullable Object one(List<@Nullable Object> arguments) {
        return of(arguments, 1).get(0);
    }

    private static List<@Nullable Object> of(List<@Nullable Object> arguments, int count) {
        if (arguments.size() != count) {
            throw new IllegalArgumentException(arguments.size() + " arguments (expected: " + count + ")");
        }
        return arguments;
    }

    private static String text(List<@Nullable Object> arguments, int at) {
        return Values.text(arguments.get(at));
    }
}
