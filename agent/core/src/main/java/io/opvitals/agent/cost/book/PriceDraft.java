package io.opvitals.agent.cost.book;

import io.opvitals.agent.config.MoneyText;
import io.opvitals.agent.config.document.DocumentProblem;
import io.opvitals.agent.config.document.DocumentValue;
import io.opvitals.agent.operation.Outcome;
import io.opvitals.agent.operation.price.Tariff;
import io.opvitals.agent.rule.Glob;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One entry of the book while it is read, and what is wrong with it. */
final class PriceDraft {

    private static final String KEYS =
            "name, wrapper, operation, attributes, currency, valid-from, valid-to, per-call, per-unit, fee or free";

    private final String place;
    private final String prefix;
    private final DocumentValue first;
    private final ZoneId zone;
    private final List<DocumentProblem> problems;
    private boolean isWrong;
    private boolean hasPrice;
    private @Nullable DocumentValue name;
    private @Nullable DocumentValue currency;
    private @Nullable DocumentValue to;
    private String wrapper = "*";
    private String operation = "*";
    private @Nullable Instant from;
    private @Nullable Instant until;
    private BigDecimal perCall = BigDecimal.ZERO;
    private final List<Tariff.Attribute> attributes = new ArrayList<>();
    private final List<Tariff.Rate> rates = new ArrayList<>();
    private final Set<String> free = new LinkedHashSet<>();
    private boolean saysFree;

    PriceDraft(int number, DocumentValue first, ZoneId zone, List<DocumentProblem> problems) {
        this.place = PriceBookReader.PRICES + "[" + number + "]";
        this.prefix = PriceBookReader.PRICES + "." + number + ".";
        this.first = first;
        this.zone = zone;
        this.problems = problems;
    }

    void take(DocumentValue value) {
        String key = PriceBookReader.after(value.path(), prefix);
        if (key == null || value.isSequence()) {
            unknown(value, key == null ? "" : key);
            return;
        }
        switch (key) {
            case "name" -> name = value;
            case "wrapper" -> wrapper = text(value);
            case "operation" -> operation = text(value);
            case "currency" -> currency = value;
            case "valid-from" -> from = read(value, key, PriceText.TIME, text -> PriceText.time(text, zone));
            case "valid-to" -> {
                to = value;
                until = read(value, key, PriceText.TIME, text -> PriceText.time(text, zone));
            }
            case "per-call" -> {
                hasPrice = true;
                BigDecimal amount = read(value, key, PriceText.AMOUNT, PriceText::amount);
                perCall = amount == null ? BigDecimal.ZERO : amount;
            }
            default -> takeGroup(value, key);
        }
    }

    private void takeGroup(DocumentValue value, String key) {
        String attribute = PriceBookReader.after(key, "attributes.");
        String unit = PriceBookReader.after(key, "per-unit.");
        String fee = PriceBookReader.after(key, "fee.");
        if (attribute != null) {
            attributes.add(new Tariff.Attribute(attribute, new Glob(text(value))));
        } else if (unit != null) {
            rate(value, key, unit, read(value, key, PriceText.RATE, PriceText::rate));
        } else if (fee != null) {
            rate(value, key, fee, read(value, key, PriceText.SHARE, PriceText::share));
        } else if (key.equals("free") || key.startsWith("free.")) {
            free(value, key);
        } else {
            unknown(value, key);
        }
    }

    private void rate(DocumentValue value, String key, String measure, @Nullable BigDecimal price) {
        hasPrice = true;
        if (price == null) {
            return;
        }
        for (Tariff.Rate each : rates) {
            if (each.measure().equals(measure) && key.startsWith("fee.")) {
                problem(value, key, "a fee of what has a price by the unit", "one of the two");
                return;
            }
        }
        rates.add(new Tariff.Rate(measure, price));
    }

    /** {@code []} for none. */
    private void free(DocumentValue value, String key) {
        saysFree = true;
        String word = text(value);
        List<String> words = Arrays.stream(Outcome.values()).map(Outcome::label).toList();
        if (words.contains(word)) {
            free.add(word);
        } else if (!word.isEmpty()) {
            problem(value, key, "'" + word + "'", "some of " + String.join(", ", words));
        }
    }

    /** What was read; {@code null} where something is wrong with it. */
    @Nullable
    PriceEntry entry(@Nullable DocumentValue generalCurrency) {
        DocumentValue money = currency == null ? generalCurrency : currency;
        if (money == null) {
            problem("has no currency (expected: one of ISO 4217 such as USD, here or for all prices)");
        } else if (!MoneyText.isCurrency(text(money))) {
            problem(money, "currency", "'" + text(money) + "'", "one of ISO 4217 such as USD");
        }
        if (!hasPrice) {
            problem("has no price (expected: at least one of per-call, per-unit and fee)");
        }
        if (from != null && until != null && to != null && !from.isBefore(until)) {
            problem(to, "valid-to", "'" + text(to) + "'", "later than valid-from");
        }
        if (isWrong || money == null) {
            return null;
        }
        Set<String> costNothing = saysFree ? free : Set.of(Outcome.REJECTED.label());
        return new PriceEntry(
                new Tariff(
                        name == null ? place : text(name),
                        new Glob(wrapper),
                        new Glob(operation),
                        attributes,
                        costNothing,
                        text(money),
                        perCall,
                        rates),
                from,
                until,
                first.keyLine());
    }

    /** About the entry as a whole. */
    void problem(String message) {
        isWrong = true;
        problems.add(new DocumentProblem(
                first.keyLine(),
                first.keyColumn(),
                place + (name == null ? "" : " '" + text(name) + "'") + " " + message));
    }

    private <T> @Nullable T read(DocumentValue value, String key, String expected, Function<String, T> reading) {
        String text = text(value);
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException | ArithmeticException e) {
            problem(value, key, "'" + text + "'", expected);
            return null;
        }
    }

    private void unknown(DocumentValue value, String key) {
        isWrong = true;
        problems.add(new DocumentProblem(
                value.keyLine(),
                value.keyColumn(),
                place + (key.isEmpty() ? "" : "." + key) + " is not known (expected: " + KEYS + ")"));
    }

    private void problem(DocumentValue value, String key, String found, String expected) {
        isWrong = true;
        problems.add(new DocumentProblem(
                value.line(), value.column(), place + "." + key + ": " + found + " (expected: " + expected + ")"));
    }

    private static String text(DocumentValue value) {
        return value.items().isEmpty() ? "" : value.items().get(0).strip();
    }
}
