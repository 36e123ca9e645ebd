package io.opvitals.agent.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What docs/rules.md shows is so. */
class RulesDocumentTest {

    private static final List<String> OUTCOMES =
            List.of("success", "fallback", "error", "rejected", "timeout", "cancelled");

    private final String document = read();

    @Test
    void rules_areRules() {
        List<String> problems = new ArrayList<>();

        List<Rule> rules = Rule.parseList("s", block("rules"), OUTCOMES, problems);

        assertThat(problems).isEmpty();
        assertThat(rules).hasSize(12);
    }

    @Test
    void conditions_hold() throws RuleFailure {
        CallValues call = CallValues.returned(Answers.ANSWER, null, "");
        List<String> conditions = block("conditions").lines().toList();

        assertThat(conditions).hasSize(9);
        for (String each : conditions) {
            assertThat(ExpressionTest.parse(each).holds(call)).as(each).isTrue();
        }
    }

    @Test
    void messages_areThoseOfTheAgent() {
        List<String> problems = new ArrayList<>();
        Rule.parseList("opvitals.outcome.rules", "a.b: eror", OUTCOMES, problems);

        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("opvitals.outcome.rules: 'a.b: eror', column 6: 'eror' (expected: success, fallback, ");
        assertThat(document)
                .contains("opvitals.outcome.rules: 'a.b: eror', column 6: 'eror' (expected: success, fallback, ");
    }

    private String block(String name) {
        int from = document.indexOf("```" + name + "\n") + name.length() + 4;
        return document.substring(from, document.indexOf("```", from));
    }

    private static String read() {
        try {
            return Files.readString(Path.of("../../docs/rules.md"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
