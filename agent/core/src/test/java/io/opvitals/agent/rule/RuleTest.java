package io.opvitals.agent.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleTest {

    private static final List<String> OUTCOMES = List.of("success", "fallback", "error");

    private final List<String> problems = new ArrayList<>();

    @Test
    void list_isSeparatedBySemicolonsAndLinesOutsideOfQuotes() {
        List<Rule> rules = parse("""
                # a comment
                a.b: error when result.x == 'a;b' ; a.c: success

                a.*: fallback reason "it's; so" when exception.code == 1
                """);

        assertThat(problems).isEmpty();
        assertThat(rules)
                .extracting(Rule::text)
                .containsExactly(
                        "a.b: error when result.x == 'a;b'",
                        "a.c: success",
                        "a.*: fallback reason \"it's; so\" when exception.code == 1");
    }

    @Test
    void rule_thatIsBad_leavesTheOthersAlone() {
        List<Rule> rules = parse("a.b: eror; a.c: error when result.x == 'unclosed; a.d: success\na.e: error");

        assertThat(rules).extracting(rule -> rule.operations().toString()).containsExactly("a.d", "a.e");
        assertThat(problems)
                .containsExactly(
                        "s: 'a.b: eror', column 6: 'eror' (expected: success, fallback, error, attribute, metric"
                                + " attribute, measure or cost); this rule is left out",
                        "s: 'a.c: error when result.x == 'unclosed', column 29: a text that does not end (expected: a"
                                + " closing '); this rule is left out");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "a.b~4~wrapper.operation: and what follows",
                ": error~1~wrapper.operation, with * for any characters",
                "a b: error~2~in quotes where it has spaces",
                "a.b:~5~success, fallback, error, attribute",
                "a.b: error if true~12~when, or the end of the rule",
                "a.b: error when~16~result, exception, args[0]",
                "a.b: error when result.~24~a name",
                "a.b: error when result..x~24~a name",
                "a.b: error when result.x = 1~26~==",
                "a.b: error when result.x & true~26~&&",
                "a.b: error when result.x | true~26~||",
                "a.b: error when result.x ==~28~result, exception",
                "a.b: error when result.x == DECLINED~29~a text in quotes",
                "a.b: error when result.x == 'a~29~a closing '",
                "a.b: error when result.x == 1 2~31~an operator, or the end of the rule",
                "a.b: error when result.x == 12ab~29~a number",
                "a.b: error when result.x in 1~29~'['",
                "a.b: error when result.x in []~30~a text in quotes, a number",
                "a.b: error when result.x in [1~31~']'",
                "a.b: error when result.x in [result]~30~a text in quotes, a number",
                "a.b: error when (result.x == 1~31~')'",
                "a.b: error when result.x == 1)~30~an operator, or the end of the rule",
                "a.b: error when result.x(1)~26~')'",
                "a.b: error when result[-1]~24~a number from 0",
                "a.b: error when result[1.5]~24~a number from 0",
                "a.b: error when args == 1~22~'['",
                "a.b: error when args[x] == 1~22~a number from 0",
                "a.b: error when arg == 1~21~'.'",
                "a.b: error when other.x == 1~17~result, exception",
                "a.b: error when 'text'~17~a comparison",
                "a.b: error when result.x % 2~26~an operator",
                "a.b: attribute~15~a name, in quotes",
                "a.b: attribute key~19~result, exception",
                "a.b: metric key result.x~13~attribute",
                "a.b: cost result.x~19~currency",
                "a.b: cost result.x currency~28~result, exception",
                "a.b: measure 'x'~17~result, exception",
            })
    void rule_thatIsNone_saysTheColumnAndTheExpectation(String rule, int column, String expected) {
        assertThat(parse(rule)).isEmpty();

        assertThat(problems)
                .singleElement()
                .asString()
                .contains("column " + column + ":", "(expected: ")
                .contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"length", "depth", "negations", "steps", "list"})
    void rule_thatIsTooLarge_isLeftOut(String what) {
        String condition = switch (what) {
            case "length" -> "result.x == '" + "a".repeat(1_000) + "'";
            case "depth" -> "(".repeat(20) + "true" + ")".repeat(20);
            case "negations" -> "!".repeat(20) + "true";
            case "steps" -> "result" + ".x".repeat(11) + " == 1";
            default -> "result.x in [" + "1, ".repeat(100) + "1]";
        };

        assertThat(parse("a.b: error when " + condition)).isEmpty();
        assertThat(problems).singleElement().asString().contains("at most ");
    }

    @Test
    void list_ofTooManyRules_saysWhereItStopped() {
        List<Rule> rules = parse("a.b: error\n".repeat(501));

        assertThat(rules).hasSize(500);
        assertThat(problems).singleElement().asString().contains("at most 500").contains("'a.b: error'");
    }

    @Test
    void effects_areRead() {
        List<Rule> rules = parse("""
                a.b: attribute outcome.code result.code
                a.b: metric attribute model arg.model when result.cached
                a.b: measure 'the tokens' result.usage.totalTokens
                a.b: cost result.price currency 'EUR'
                a.b: error reason result.reason when result.status == 'DECLINED'
                """);

        assertThat(problems).isEmpty();
        assertThat(rules.get(0).effect())
                .isInstanceOfSatisfying(
                        Effect.Attribute.class, read -> assertThat(read.key()).isEqualTo("outcome.code"));
        assertThat(rules.get(1).effect())
                .isInstanceOfSatisfying(
                        Effect.Attribute.class,
                        read -> assertThat(read.metric()).isTrue());
        assertThat(rules.get(2).effect())
                .isInstanceOfSatisfying(
                        Effect.Measure.class, read -> assertThat(read.name()).isEqualTo("the tokens"));
        assertThat(rules.get(3).effect()).isInstanceOf(Effect.Cost.class);
        assertThat(rules.get(4).reason()).isEqualTo("result.status == 'DECLINED'");
        assertThat(rules.get(1).reads(Root.ARGUMENTS)).isTrue();
        assertThat(rules.get(1).reads(Root.RESULT)).isTrue();
    }

    @Test
    void rule_aboutTheResult_isNotForACallThatThrew() {
        CallValues threw = CallValues.threw(new IllegalStateException(), null, "");
        CallValues returned = CallValues.returned(null, null, "");

        assertThat(rule("a.b: fallback when result.x != 'y'").isFor(threw)).isFalse();
        assertThat(rule("a.b: fallback when result.x != 'y'").isFor(returned)).isTrue();
        assertThat(rule("a.b: success when exception.code == 1").isFor(returned))
                .isFalse();
        assertThat(rule("a.b: success when exception.code == 1").isFor(threw)).isTrue();
        assertThat(rule("a.b: error when exception != null or result == null").isFor(threw))
                .isTrue();
        assertThat(rule("a.b: error when exception != null or result == null").isFor(returned))
                .isTrue();
        assertThat(rule("a.b: attribute 'k' args[0]").isFor(returned)).isFalse();
        assertThat(rule("a.b: attribute 'k' 'v'").isFor(threw)).isTrue();
    }

    private Rule rule(String text) {
        return parse(text).get(0);
    }

    private List<Rule> parse(String text) {
        return Rule.parseList("s", text, OUTCOMES, problems);
    }
}
