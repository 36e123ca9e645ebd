package io.opvitals.agent.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads agent arguments: {@code name=value}, separated by semicolons. */
final class ArgumentText {

    private final KnownKeys keys;
    private final List<GivenValue> values = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    ArgumentText(KnownKeys keys, String arguments) {
        this.keys = keys;
        read(arguments);
    }

    List<GivenValue> values() {
        return values;
    }

    List<Problem> problems() {
        return problems;
    }

    private void read(String arguments) {
        int from = 0;
        for (int i = 0; i <= arguments.length(); i++) {
            if (i == arguments.length() || arguments.charAt(i) == ';') {
                readOne(arguments.substring(from, i).strip());
                from = i + 1;
            }
        }
    }

    private void readOne(String argument) {
        if (argument.isEmpty()) {
            return;
        }
        int equals = argument.indexOf('=');
        GivenValue latest = values.isEmpty() ? null : values.get(values.size() - 1);
        boolean inRules = latest != null && latest.setting() == Setting.OUTCOME_RULES;
        if (latest != null && inRules && !isName(argument.substring(0, Math.max(0, equals)))) {
            // More of the rules, which have semicolons between them, too.
            values.set(values.size() - 1, value(Setting.OUTCOME_RULES, null, latest.raw() + ';' + argument));
            return;
        }
        if (equals < 1) {
            problems.add(Problem.of("agent argument '" + argument + "' (expected: name=value, separated by ';')"));
            return;
        }
        String name = argument.substring(0, equals).strip();
        String key = KnownKeys.withPrefix(name);
        KnownKeys.Match match = keys.byKey(key);
        if (match == null) {
            problems.add(
                    Problem.of("agent argument '" + name + "' is not known (expected: " + keys.expectation(key) + ")"));
            return;
        }
        values.add(value(match.setting(), match.name(), argument.substring(equals + 1)));
    }

    private static GivenValue value(Setting setting, @Nullable String name, String text) {
        String raw = text.strip();
        return new GivenValue(setting, name, raw, raw, SettingSource.of(SettingSource.Kind.ARGUMENT, ""));
    }

    /** Whether it is written as names of settings are; rules are not. */
    private static boolean isName(String text) {
        String name = text.strip();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '.' && c != '-' && c != '_') {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
