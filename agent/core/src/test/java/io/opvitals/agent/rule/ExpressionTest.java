package io.opvitals.agent.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opvitals.agent.rule.Answers.Bean;
import io.opvitals.agent.rule.Answers.Refused;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                // every operator
                "result.status == 'DECLINED'",
                "result.status != 'ANSWERED'",
                "result.usage.totalTokens < 813",
                "result.usage.totalTokens <= 812",
                "result.usage.totalTokens > 811",
                "result.usage.totalTokens >= 812",
                "result.usage.totalTokens in [1, 812]",
                "result.status in ['DECLINED', null]",
                "result.servedBy contains 'mal'",
                "result.servedBy startsWith 'sm'",
                "result.servedBy endsWith \"ll\"",
                "result.cached && result.price == 0.5",
                "result.cached and result.price == 0.5",
                "!result.cached || result.price > 0",
                "not result.cached or result.price > 0",
                "!(result.cached && result.price == 0)",
                "! result.servedBy == 'large'",
                "not not result.cached",
                "true",
                // precedence: or binds less than and
                "true || false && false",
                "(true || false) && !false",
                // numbers by value, whatever their type
                "result.price == 0.5",
                "result.price == 0.500",
                "result.price < 1",
                "result.usage.share == 0.1",
                "result.usage.totalTokens == 812.0",
                "result.usage.totalTokens > -1",
                "result.usage.totalTokens < 99999999999999999999",
                // steps
                "result.choices.size() == 2",
                "!result.choices.isEmpty()",
                "!result.choices.empty",
                "result.choices[0].text == 'Paris'",
                "result.choices[1].text() == 'Lyon'",
                "result.choices[2].text == null",
                "result.usage.perStep.length == 2",
                "result.usage.perStep[1] == 12",
                "result.servedBy.length() == 5",
                "result.headers['x-region'] == 'eu'",
                "result.headers.size() == 1",
                "result.headers.absent == null",
                "result.region == 'eu'",
                "result.waited.seconds == 3",
                "result.waited.getSeconds() == 3",
                "result.class.simpleName == 'Answer'",
                // null
                "result.reason == null",
                "result.reason.anything.further == null",
                "!(result.reason != null)",
                "!(result.reason < 'a')",
                "!(result.reason >= 'a')",
                "!(result.reason contains 'a')",
                "null == null",
                // one path with another
                "result.servedBy != result.requested",
                "result.waited >= result.waited",
                "result.requested < result.servedBy",
                "result == result",
                // arguments
                "args[0] == 'prompt'",
                "arg.model == 'large'",
                "arg.limit > 3",
            })
    void condition_ofAReturnedCall_holds(String condition) throws RuleFailure {
        assertThat(parse(condition).holds(answered())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exception.code in [429, 503]",
                "exception.code == 503",
                "exception.message == 'refused'",
                "exception.cause.message contains 'reset'",
                "exception.cause.cause == null",
                "exception.class.name endsWith 'Answers$Refused'",
                "result == null",
            })
    void condition_ofACallThatThrew_holds(String condition) throws RuleFailure {
        CallValues threw = CallValues.threw(new Refused(503, new IOException("reset by peer")), null, "");

        assertThat(parse(condition).holds(threw)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "result.code == 503",
                "result.retried",
                "result.isRetried()",
                "result.grade == 'a'",
                "result.status == 'ANSWERED'",
                "!(result.ratio == result.ratio)",
                "!(result.ratio < 1)",
                "!(result.ratio >= 1)",
            })
    void condition_ofABean_holds(String condition) throws RuleFailure {
        assertThat(parse(condition).holds(returned(new Bean(true)))).isTrue();
    }

    @Test
    void getter_ofAHiddenClass_isFoundOnItsPublicInterface() throws RuleFailure {
        assertThat(parse("result.name == 'hidden'").holds(returned(Answers.hidden())))
                .isTrue();
    }

    @Test
    void getter_ofAHiddenClassOfTheJdk_isFoundOnItsPublicSupertype() throws RuleFailure {
        HttpClient client = HttpClient.newHttpClient();

        assertThatThrownBy(() -> parse("result.facade == null").holds(returned(client)))
                .hasMessageContaining("has no facade");
        assertThat(parse("result.empty").holds(returned(Map.of().keySet()))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "result.statos == 'x'|result.statos: io.opvitals.agent.rule.Answers$Bean has no statos (expected: a record"
                        + " component, a getter or a public field of that name; it has broken, code, grade, money, ratio,"
                        + " retried, status)",
                "result.status.deeper == 'x'|result.status.deeper: io.opvitals.agent.rule.Answers$Status has no deeper",
                "result.delete == 'x'|has no delete",
                "result.delete() == 'x'|has no delete()",
                "result.hidden == 'x'|has no hidden",
                "result.nothing == null|has no nothing",
                "result.SHARED == 1|has no SHARED",
                "result.toString() == 'x'|has no toString()",
                "result.hashCode() == 1|has no hashCode()",
                "result.broken == 'x'|result.broken: java.lang.IllegalStateException thrown by"
                        + " io.opvitals.agent.rule.Answers$Bean",
                "result.money == 'x'|result.money == 'x': io.opvitals.agent.rule.Answers$Money and text (expected: two"
                        + " texts, numbers, booleans, enum constants or dates)",
                "result.money < 3|two numbers, texts or dates of one type",
                "result.code == '503'|Integer and text",
                "result.code in ['503', null]|a value of the kind of those in the list",
                "result.code contains 5|two texts",
                "result.code && true|result.code: Integer (expected: true or false, or a comparison)",
                "result[0] == 1|an array or a list of the JDK",
                "result['a'] == 1|a map of the JDK",
                "args[2] == 1|args[2]: the method has no such parameter (expected: args[0] to args[1])",
                "arg.other == 1|arg.other: the method has no such parameter (expected: one of prompt, model)",
            })
    void condition_thatCannotBeAnswered_saysWhyWithoutValues(String condition, String message) {
        CallValues call = CallValues.returned(new Bean(false), new Object[] {"a", "b"}, "prompt,model");

        assertThatThrownBy(() -> parse(condition).holds(call))
                .isInstanceOf(RuleFailure.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("secret");
    }

    @Test
    void argument_byNameWithoutNamesInTheClassFile_saysHowToGetThem() {
        CallValues call = CallValues.returned(null, new Object[] {"a"}, "");

        assertThatThrownBy(() -> parse("arg.model == 'x'").holds(call))
                .hasMessageContaining("-parameters or -g, or args[0]");
    }

    @Test
    void collection_thatIsNotTheJdks_isNotRead() {
        List<Object> own = new ArrayList<>() {
            @Override
            public Object get(int index) {
                throw new AssertionError("must not run");
            }
        };
        Map<String, Object> map = new HashMap<>() {
            @Override
            public Object get(Object key) {
                throw new AssertionError("must not run");
            }
        };

        assertThatThrownBy(() -> parse("result[0] == 1").holds(returned(own))).isInstanceOf(RuleFailure.class);
        assertThatThrownBy(() -> parse("result.size() == 1").holds(returned(own)))
                .isInstanceOf(RuleFailure.class);
        assertThatThrownBy(() -> parse("result.key == 1").holds(returned(map))).isInstanceOf(RuleFailure.class);
    }

    @Test
    void reads_tellsTheRootsOfAllParts() {
        Expression expression = parse("!(result.a == 1) && exception.code in [1] || arg.x contains 'y'");

        assertThat(expression.reads(Root.RESULT)).isTrue();
        assertThat(expression.reads(Root.EXCEPTION)).isTrue();
        assertThat(expression.reads(Root.ARGUMENTS)).isTrue();
        assertThat(parse("result.a == 1").reads(Root.EXCEPTION)).isFalse();
    }

    private static CallValues answered() {
        return CallValues.returned(Answers.ANSWER, new Object[] {"prompt", "large", 4L}, "prompt,model,limit");
    }

    private static CallValues returned(Object result) {
        return CallValues.returned(result, null, "");
    }

    static Expression parse(String condition) {
        List<String> problems = new ArrayList<>();
        List<Rule> rules = Rule.parseList("s", "a.b: error when " + condition, List.of("error"), problems);
        assertThat(problems).isEmpty();
        Expression parsed = rules.get(0).condition();
        if (parsed == null) {
            throw new AssertionError("no condition");
        }
        return parsed;
    }
}
