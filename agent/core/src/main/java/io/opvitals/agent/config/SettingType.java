package io.opvitals.agent.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What values a setting takes: how they are written, in which unit, and within which range. Immutable. */
public final class SettingType {

    /** How a value is written, and how a form shows it. */
    public enum Kind {
        FLAG,
        TEXT,
        /** Several values, separated by commas; in the file also a sequence. */
        LIST,
        CHOICE,
        WHOLE_NUMBER,
        /** A number from 0 to 1. */
        SHARE,
        DURATION,
        /** A number of bytes: {@code 512KiB}, {@code 2MiB} or plain. */
        SIZE,
        PATH,
        URL,
        /** So many in a unit of time: {@code 600/m}. */
        RATE,
        /** An amount and its currency: {@code 50.00 USD}. */
        MONEY,
        /** What a measure is compared with: a number, or a time back: {@code 0.8}, {@code 1d}. */
        BASELINE
    }

    static final SettingType FLAG = new SettingType(Kind.FLAG, 0, 0, List.of(), "true or false");
    static final SettingType TEXT = new SettingType(Kind.TEXT, 0, 0, List.of(), "text");
    static final SettingType LIST = new SettingType(Kind.LIST, 0, 0, List.of(), "values separated by commas");
    static final SettingType PATH = new SettingType(Kind.PATH, 0, 0, List.of(), "a path");
    static final SettingType SHARE = new SettingType(Kind.SHARE, 0, 1, List.of(), "a number from 0 to 1");
    static final SettingType SHARE_OR_OFF =
            new SettingType(Kind.SHARE, 0, 1, List.of("off"), "a number greater than 0 and up to 1, or off");
    static final SettingType RATE =
            new SettingType(Kind.RATE, 1, Integer.MAX_VALUE, List.of(), "a rate such as 10/s, 600/m or 1000/h");
    static final SettingType MONEY =
            new SettingType(Kind.MONEY, 0, 0, List.of(), "an amount and a currency such as 50.00 USD");
    static final SettingType BASELINE =
            new SettingType(Kind.BASELINE, 0, 0, List.of(), "a number such as 0.8, or a time back such as 1d");

    private final Kind kind;
    private final double least;
    private final double most;
    private final List<String> choices;
    private final String expectation;

    /** What stands in an address for what is put there; empty for nothing. */
    private final String placeholder;

    private SettingType(Kind kind, double least, double most, List<String> choices, String expectation) {
        this(kind, least, most, choices, expectation, "");
    }

    private SettingType(
            Kind kind, double least, double most, List<String> choices, String expectation, String placeholder) {
        this.kind = kind;
        this.least = least;
        this.most = most;
        this.choices = choices;
        this.expectation = expectation;
        this.placeholder = placeholder;
    }

    static SettingType wholeNumber(int least, int most) {
        String expectation = most == Integer.MAX_VALUE
                ? "a whole number from " + least
                : "a whole number from " + least + " to " + most;
        return new SettingType(Kind.WHOLE_NUMBER, least, most, List.of(), expectation);
    }

    static SettingType duration(Duration least, Duration most) {
        return new SettingType(
                Kind.DURATION,
                (double) least.toMillis(),
                (double) most.toMillis(),
                List.of(),
                "a duration from " + DurationText.format(least) + " to " + DurationText.format(most)
                        + " such as 500ms, 30s, 5m, 1h or PT30S");
    }

    static SettingType size(long least, long most) {
        return new SettingType(
                Kind.SIZE,
                (double) least,
                (double) most,
                List.of(),
                "a size from " + least + " to " + most + " bytes such as 64KiB or 1MiB");
    }

    static SettingType choice(String... choices) {
        return new SettingType(Kind.CHOICE, 0, 0, List.of(choices), "one of " + String.join(", ", choices));
    }

    static SettingType listOf(String... choices) {
        return new SettingType(
                Kind.LIST, 0, 0, List.of(choices), "some of " + String.join(", ", choices) + ", separated by commas");
    }

    /** @param schemes what an address may begin with, without {@code ://} */
    static SettingType url(String... schemes) {
        return new SettingType(
                Kind.URL,
                0,
                0,
                List.of(schemes),
                "an address that begins with " + String.join(":// or ", schemes) + "://");
    }

    /** @param placeholder stands in the address for what a page puts there, for example {@code {traceId}} */
    static SettingType urlWith(String placeholder, String... schemes) {
        SettingType plain = url(schemes);
        return new SettingType(
                Kind.URL, 0, 0, plain.choices, plain.expectation + " and has " + placeholder + " in it", placeholder);
    }

    public Kind kind() {
        return kind;
    }

    /** The least value: a number, milliseconds of a duration, or bytes. */
    public double least() {
        return least;
    }

    /** The greatest value, as {@link #least()}. */
    public double most() {
        return most;
    }

    /** The values of a choice, the items of a list that is not free, the schemes of an address; else empty. */
    public List<String> choices() {
        return choices;
    }

    /** What a value must be, for messages: {@code a whole number from 1 to 5}. */
    public String expectation() {
        return expectation;
    }

    /** Whether a text that is not empty is such a value. */
    public boolean accepts(String text) {
        try {
            return switch (kind) {
                case TEXT, PATH -> true;
                case FLAG -> text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
                case CHOICE -> choices.contains(text.toLowerCase(Locale.ROOT));
                case LIST -> choices.isEmpty() || choices.containsAll(items(text));
                case WHOLE_NUMBER -> isWithin(Integer.parseInt(text));
                case SHARE -> acceptsShare(text);
                case DURATION ->
                    isWithin((double) DurationText.parsePositive("", text).toMillis());
                case SIZE -> isWithin((double) bytes(text));
                case URL -> acceptsUrl(text);
                case RATE -> RateText.isRate(text);
                case MONEY -> MoneyText.isMoney(text);
                case BASELINE -> BaselineText.isBaseline(text);
            };
        } catch (IllegalArgumentException | ArithmeticException e) {
            return false;
        }
    }

    /** The items of a list. */
    static List<String> items(String text) {
        List<String> items = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == ',') {
                String item = text.substring(from, i).strip();
                if (!item.isEmpty()) {
                    items.add(item);
                }
                from = i + 1;
            }
        }
        return items;
    }

    /** The bytes of a size. */
    static long bytes(String text) {
        int unit = 0;
        while (unit < text.length() && Character.isDigit(text.charAt(unit))) {
            unit++;
        }
        long amount = Long.parseLong(text.substring(0, unit));
        return switch (text.substring(unit).strip()) {
            case "", "B" -> amount;
            case "KiB" -> Math.multiplyExact(amount, 1L << 10);
            case "MiB" -> Math.multiplyExact(amount, 1L << 20);
            case "GiB" -> Math.multiplyExact(amount, 1L << 30);
            default -> throw new NumberFormatException("unit");
        };
    }

    private boolean isWithin(double value) {
        return value >= least && value <= most;
    }

    private boolean acceptsShare(String text) {
        if (!choices.isEmpty() && choices.contains(text.toLowerCase(Locale.ROOT))) {
            return true;
        }
        double value = Double.parseDouble(text);
        return isWithin(value) && (choices.isEmpty() || value > 0);
    }

    private boolean acceptsUrl(String text) {
        try {
            URI uri = new URI(placeholder.isEmpty() ? text : text.replace(placeholder, "x"));
            @Nullable String scheme = uri.getScheme();
            return text.contains(placeholder)
                    && scheme != null
                    && choices.contains(scheme.toLowerCase(Locale.ROOT))
                    && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
