package io.opvitals.agent.config;

import io.opvitals.agent.secret.PasswordHash;
import io.opvitals.agent.secret.Placeholders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Replaces placeholders, and finds out whether a value is one that its setting takes. */
final class ValueCheck {

    private static final int LONGEST_SHOWN = 200;

    private final SealingKey sealing;
    private final List<Problem> problems;

    /** @param problems gets what is wrong */
    ValueCheck(SealingKey sealing, List<Problem> problems) {
        this.sealing = sealing;
        this.problems = problems;
    }

    /** The value with its placeholders replaced; {@code null} where it is wrong. */
    @Nullable
    GivenValue right(GivenValue given) {
        GivenValue resolved = given;
        if (given.raw().contains("${") && given.setting() != Setting.CONFIG_KEY) {
            try {
                Placeholders.Resolved text = sealing.resolve(given.raw());
                resolved = given.resolved(text.text().strip());
            } catch (IllegalArgumentException e) {
                problem(given, given.key() + ": " + e.getMessage());
                return null;
            }
        }
        Setting setting = given.setting();
        String value = resolved.value();
        boolean isHash = setting == Setting.USER_PASSWORD_HASH;
        if (value.isEmpty()
                ? setting.defaultText().isEmpty()
                : setting.type().accepts(value) && (!isHash || isPasswordHash(value))) {
            return resolved;
        }
        String expected = isHash
                ? "as the command hash-password prints it"
                : setting.type().expectation();
        problem(given, given.key() + ": '" + shown(given) + "' (expected: " + expected + ")");
        return null;
    }

    private static boolean isPasswordHash(String value) {
        try {
            PasswordHash unused = PasswordHash.parse(value);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void problem(GivenValue given, String message) {
        boolean variable = given.source().kind() == SettingSource.Kind.VARIABLE;
        problems.add(Problem.in(
                given.source(), given.key(), variable ? given.source().text() + ": " + message : message));
    }

    private static String shown(GivenValue given) {
        String shown = given.shown();
        return shown.length() <= LONGEST_SHOWN ? shown : shown.substring(0, LONGEST_SHOWN) + "...";
    }
}
