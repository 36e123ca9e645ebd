package io.opvitals.agent.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opvitals.agent.series.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {

    private static final long DAY = 86_400_000;

    @ParameterizedTest
    @CsvSource(delimiter = '§', textBlock = """
            error_ratio > § 14 § expected: a series, a number, a function or an opening bracket
            sum(a § 6 § expected: ')'
            a{b=} § 5 § expected: a text such as "value"
            a{b § 4 § expected: =, !=,
            a[5] § 3 § expected: a duration such as 30s, 5m, 1h30m or 1d
            a[5x] § 3 § '5x' (expected: a number, or a duration
            rate(a) § 6 § rate of an instant vector (expected: range vector)
            foo(a) § 1 § 'foo' (expected: a function: abs,
            a and 1 § 7 § 'and' of a scalar (expected: an instant vector)
            1 > 2 § 3 § expected: > bool
            {} § 1 § expected: a name, or a label that must not be empty
            a{b=~"("} § 6 § expected: a regular expression
            a + bool b § 3 § expected: bool only after a comparison
            rate(a[5m])[1h] § 12 § there are no subqueries
            max_over_time(a[1h:5m]) § 19 § ':' (expected: ']'; subqueries are not supported)
            max_over_time(a[1h:]) § 19 § subqueries are not supported
            a[1h : 5m] § 6 § subqueries are not supported
            rate(a[5m])[1h:5m] § 15 § subqueries are not supported
            a @ 5 § 3 § expected: offset
            round(a, 1, 2) § 1 § round with 3 arguments (expected: 1 or 2)
            'a "b' § 3 § a text without end
            a and on(b) group_left c § 13 § expected: no grouping
            baseline(a[36h]) § 10 § expected: whole days
            a b § 3 § expected: an operator or the end
            a $ b § 3 § expected: a name, a number, a text or an operator
            """)
    void parse_ofAMistake_saysColumnAndExpectation(String text, int column, String expected) {
        assertThatThrownBy(() -> Query.parse(text.strip())).isInstanceOfSatisfying(PromqlException.class, e -> {
            assertThat(e.getMessage()).contains(expected.strip());
            assertThat(e.column()).isEqualTo(column);
        });
    }

    @Test
    void parse_ofAnything_throwsNothingElse() {
        String[] words = {
            "a",
            "sum",
            "(",
            ")",
            "{",
            "}",
            "[",
            "]",
            "5m",
            "1",
            "and",
            "on",
            "by",
            ",",
            "=",
            "\"x\"",
            "-",
            "bool",
            "offset",
            ">",
            "rate",
            "'",
            "\\",
            "group_left",
            "#",
            "\n"
        };
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int word = random.nextInt(12); word >= 0; word--) {
                text.append(words[random.nextInt(words.length)]).append(random.nextBoolean() ? " " : "");
            }
            try {
                assertThat(Query.parse(text.toString()).type()).isNotNull();
            } catch (PromqlException e) {
                assertThat(e.column()).as(text.toString()).isBetween(1, text.length() + 2);
            }
        }
    }

    @Test
    void parse_ofManyBrackets_refuses() {
        assertThatThrownBy(() -> Query.parse("(".repeat(2_000) + "1" + ")".repeat(2_000)))
                .isInstanceOf(PromqlException.class)
                .hasMessageContaining("too deep");
    }

    @Test
    void baselineAndAnomaly_areTheMedianOfDaysAndTheDistanceFromIt() throws Exception {
        double[] days = {10, 12, 11, 50, 9, 10, 11};
        SampleSource source = seasonal(days, 22);

        assertThat(new Evaluator(source).evaluate(Query.parse("baseline(load[7d])"), 10 * DAY))
                .containsExactly(new Sample("", Labels.of("host", "a"), 11));
        // The deviations from 11 are 1, 1, 0, 39, 2, 1, 0: their median is 1.
        assertThat(new Evaluator(source).evaluate(Query.parse("anomaly(load[7d])"), 10 * DAY))
                .containsExactly(new Sample("", Labels.of("host", "a"), 11 / 1.4826));
    }

    @Test
    void anomaly_ofASteadySeries_isMeasuredInTwentiethsOfItsMedian() throws Exception {
        assertThat(new Evaluator(seasonal(new double[] {10, 10, 10}, 11))
                        .evaluate(Query.parse("anomaly(load[3d])"), DAY))
                .containsExactly(new Sample("", Labels.of("host", "a"), 2));
    }

    @Test
    void anomaly_ofFewerThanThreeDays_isNothing() throws Exception {
        assertThat(new Evaluator(seasonal(new double[] {10, 10}, 11)).evaluate(Query.parse("anomaly(load[7d])"), DAY))
                .isEmpty();
    }

    /** The translation, evaluated by the rest of the language, gives what the functions give. */
    @Test
    void translation_meansTheSame() throws Exception {
        Random random = new Random(3);
        double[] hourly = random.doubles(6 * 24 * 4, 5, 15).toArray();
        for (String text : List.of("anomaly(load[5d]) > -100", "baseline(load[5d])")) {
            Query translated = Query.parse(Translation.promql(Query.parse(text)));
            assertThat(translated.isPromql()).isTrue();
            long at = 5 * DAY + 43_200_000;
            SampleMemory memory = new SampleMemory(List.of(translated), 900_000);
            for (int i = 0; i < hourly.length && i * 900_000L <= at; i++) {
                memory.begin(i * 900_000L);
                memory.put("load", Labels.of("host", "a"), hourly[i], false);
                memory.end();
            }
            double[] means = new double[5];
            for (int day = 1; day <= 5; day++) {
                SampleRange hour = memory.range(
                                translated.selectors().get(0), at - day * DAY - 1_800_000, at - day * DAY + 1_800_000)
                        .get(0);
                means[day - 1] = Statistics.mean(hour.values());
            }
            double now = memory.latest(translated.selectors().get(0), at).get(0).value();
            double ours = new Evaluator(seasonal(means, now))
                    .evaluate(Query.parse(text), at)
                    .get(0)
                    .value();

            List<Sample> theirs = new Evaluator(memory).evaluate(translated, at);
            assertThat(theirs).hasSize(1);
            assertThat(theirs.get(0).value()).isCloseTo(ours, org.assertj.core.data.Offset.offset(1e-9));
        }
    }

    private static SampleSource seasonal(double[] days, double now) {
        return new SampleSource() {
            @Override
            public List<Sample> latest(Selector selector, long atMillis) {
                return List.of(new Sample("load", Labels.of("host", "a"), now));
            }

            @Override
            public List<SampleRange> range(Selector selector, long fromMillis, long toMillis) {
                return new ArrayList<>();
            }

            @Override
            public List<Season> seasons(Selector selector, long atMillis, int count) {
                return List.of(new Season("load", Labels.of("host", "a"), days));
            }
        };
    }
}
