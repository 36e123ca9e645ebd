package io.opvitals.agent.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.collect.TestCalls;
import io.opvitals.agent.health.HealthSettings;
import io.opvitals.agent.health.TestCycle;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ConsoleTableTest {

    private static final Pattern ESCAPES = Pattern.compile("\u001b\\[[0-9]+m");

    private final TestCalls calls = new TestCalls();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void table_showsEveryOperationItsWrapperAndTheSystem() {
        TestCycle cycle = cycle(table(5, ConsoleSettings.Color.NEVER));
        traffic();
        cycle.seconds(5);

        assertThat(printed()).isEqualTo("""

                opvitals  14:00:05  last 5 s  42.6 calls/s  outcomes in % of calls
                operation      calls success fallback error reject timeout cancel    p50    p95    p99 flight score status
                payments         101    99.0        -     -      -       -    1.0 9.70ms 10.0ms 10.0ms      1  1.00 healthy
                  charge         101    99.0        -     -      -       -    1.0 9.70ms 10.0ms 10.0ms      1  1.00 healthy
                routellm         100    30.0     66.0     -    1.0     3.0      - 9.70ms 10.0ms 10.0ms      0  0.76 degraded
                  complete       100    30.0     66.0     -    1.0     3.0      - 9.70ms 10.0ms 10.0ms      0  0.76 degraded
                  2 operations not called yet
                search            22     9.1        -  90.9      -       -      - 9.70ms 10.0ms 10.0ms      0  0.03 unhealthy
                  query           20       -        -   100      -       -      - 9.70ms 10.0ms 10.0ms      0  0.00 unhealthy
                  suggest          2     100        -     -      -       -      - 9.70ms 10.0ms 10.0ms      0     - unknown
                system           223    59.2     29.6   9.0    0.4     1.3    0.4 9.70ms 10.0ms 10.0ms      1  0.37 unhealthy
                  routellm.complete: 0.76 = 0.96 success rate x 0.8 fallback rate (66 of 100 calls)
                  search.query: 0.00 = 0.00 success rate x 0.7 recent errors (20 in the last minute) x 0.6 error rate (20 of 20 calls)
                """);
    }

    @Test
    void summary_showsTotalsAndStatusChanges() {
        ConsoleTable table = table(0, ConsoleSettings.Color.NEVER);
        TestCycle cycle = cycle(table);
        traffic();
        cycle.seconds(5);
        calls.succeed(calls.operation("payments.charge"), 900);
        cycle.seconds(400);
        assertThat(printed()).isEmpty();

        table.summary();

        String shown = printed().replaceAll("thread main at [^\n]*", "thread main at ...");
        assertThat(shown).isEqualTo("""

                opvitals  14:06:56  summary of 6 min 56 s  outcomes in % of calls
                operation      calls success fallback error reject timeout cancel    p50    p95    p99 flight score status
                payments        1001    99.9        -     -      -       -    0.1 9.70ms 10.0ms 10.0ms      1     - unknown
                  charge        1001    99.9        -     -      -       -    0.1 9.70ms 10.0ms 10.0ms      1     - unknown
                routellm         100    30.0     66.0     -    1.0     3.0      - 9.70ms 10.0ms 10.0ms      0     - unknown
                  complete       100    30.0     66.0     -    1.0     3.0      - 9.70ms 10.0ms 10.0ms      0     - unknown
                  2 operations not called yet
                search            22     9.1        -  90.9      -       -      - 9.70ms 10.0ms 10.0ms      0     - unknown
                  query           20       -        -   100      -       -      - 9.70ms 10.0ms 10.0ms      0     - unknown
                  suggest          2     100        -     -      -       -      - 9.70ms 10.0ms 10.0ms      0     - unknown
                system          1123    91.9      5.9   1.8    0.1     0.3    0.1 9.70ms 10.0ms 10.0ms      1     - unknown
                  payments.charge: 1 stuck, the longest for 6 min 54 s, thread main at ...
                status changes
                  14:00:05  system: unknown -> unhealthy
                            0.37 = 0.89 success rate x 0.7 recent errors (24 in the last minute) x 0.6 error rate (24 of 222 calls)
                  14:00:05  payments: unknown -> healthy
                  14:00:05  routellm: unknown -> degraded
                            0.76 = 0.96 success rate x 0.8 fallback rate (66 of 100 calls)
                  14:00:05  search: unknown -> unhealthy
                            0.03 = 0.09 success rate x 0.7 recent errors (20 in the last minute) x 0.6 error rate (20 of 22 calls)
                  14:00:22  system: unhealthy -> healthy
                  14:05:00  routellm: degraded -> unknown
                  14:05:00  search: unhealthy -> unknown
                  14:05:06  system: healthy -> unknown
                  14:05:06  payments: healthy -> unknown
                """);
    }

    @Test
    void colors_areAddedAndChangeNothingElse() {
        TestCycle plain = cycle(table(5, ConsoleSettings.Color.NEVER));
        traffic();
        plain.seconds(5);
        String withoutColors = printed();
        printed.reset();

        TestCalls again = new TestCalls();
        TestCycle colored = new TestCycle(again, HealthSettings.DEFAULT, table(again, 5, ConsoleSettings.Color.ALWAYS));
        traffic(again);
        colored.seconds(5);

        assertThat(printed()).contains("\u001b[31munhealthy\u001b[0m").contains("\u001b[32mhealthy\u001b[0m");
        assertThat(ESCAPES.matcher(printed()).replaceAll("")).isEqualTo(withoutColors);
    }

    @Test
    void table_isPrintedOncePerInterval() {
        TestCycle cycle = cycle(table(5, ConsoleSettings.Color.NEVER));
        calls.operation("search.query");

        cycle.seconds(4);
        assertThat(printed()).isEmpty();

        cycle.seconds(1);
        assertThat(tables()).isEqualTo(1);

        cycle.seconds(4);
        assertThat(tables()).isEqualTo(1);

        cycle.seconds(41);
        assertThat(tables()).isEqualTo(10);
    }

    @Test
    void table_switchedOff_printsNothing() {
        cycle(table(0, ConsoleSettings.Color.NEVER)).seconds(100);

        assertThat(printed()).isEmpty();
    }

    @Test
    void summary_withoutAReport_printsNothing() {
        table(5, ConsoleSettings.Color.NEVER).summary();

        assertThat(printed()).isEmpty();
    }

    @Test
    void line_whateverItHolds_isNoLongerThan120Columns() {
        TestCycle cycle = cycle(table(1, ConsoleSettings.Color.NEVER));
        String name = "a-wrapper-with-a-very-long-name.andAnOperationWithAnEvenLongerName";
        calls.succeed(calls.operation(name), 12_345);
        calls.fail(calls.operation(name), 1_234);
        cycle.seconds(1);

        assertThat(printed().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120))
                .anySatisfy(line -> assertThat(line).startsWith("a-wrapper-with-a-very-~ "))
                .anySatisfy(line -> assertThat(line).startsWith("  andAnOperationWithAn~ "));
    }

    @Test
    void summary_ofALongLife_keepsTheLatestHundredChanges() {
        ConsoleTable table = table(0, ConsoleSettings.Color.NEVER);
        TestCycle cycle = cycle(table);
        int operation = calls.operation("search.query");
        for (int i = 0; i < 30; i++) {
            calls.succeed(operation, 5);
            cycle.seconds(400);
        }

        table.summary();

        assertThat(printed()).contains("status changes (20 earlier ones left out)");
        assertThat(printed().lines().filter(line -> line.contains(" -> "))).hasSize(100);
    }

    @Test
    void operationsInTrouble_areExplainedUpToALimit() {
        TestCycle cycle = cycle(table(3, ConsoleSettings.Color.NEVER));
        for (int i = 0; i < 8; i++) {
            calls.fail(calls.operation("search.query" + i), 10);
        }
        cycle.seconds(3);

        assertThat(printed().lines().filter(line -> line.contains(" success rate x ")))
                .hasSize(5);
        assertThat(printed()).contains("  and 3 more that are not healthy");
    }

    @Test
    void arithmetic_tooLongForOneLine_goesOnBeforeAFactor() {
        TestCycle cycle = cycle(table(5, ConsoleSettings.Color.NEVER));
        int operation = calls.operation("routellm.complete");
        calls.succeed(operation, 10);
        calls.fallBack(operation, 70);
        calls.fail(operation, 20);
        cycle.seconds(4);

        assertThat(printed()).endsWith("""
                routellm.complete: 0.26 = 0.80 success rate x 0.8 fallback rate (70 of 100 calls)
                    x 0.7 recent errors (20 in the last minute) x 0.6 error rate (20 of 100 calls)
                """.indent(2));
    }

    private void traffic() {
        traffic(calls);
    }

    private static void traffic(TestCalls calls) {
        int complete = calls.operation("routellm.complete");
        calls.succeed(complete, 30);
        calls.fallBack(complete, 66);
        calls.timeOut(complete, 3);
        calls.reject(complete, 1);
        calls.operation("routellm.embed");
        calls.operation("routellm.rerank");
        int charge = calls.operation("payments.charge");
        calls.succeed(charge, 100);
        calls.cancel(charge, 1);
        calls.begin(charge);
        calls.fail(calls.operation("search.query"), 20);
        calls.succeed(calls.operation("search.suggest"), 2);
    }

    private TestCycle cycle(ConsoleTable table) {
        return new TestCycle(calls, HealthSettings.DEFAULT, table);
    }

    private ConsoleTable table(int seconds, ConsoleSettings.Color color) {
        return table(calls, seconds, color);
    }

    private ConsoleTable table(TestCalls of, int seconds, ConsoleSettings.Color color) {
        return new ConsoleTable(
                new ConsoleSettings(Duration.ofSeconds(seconds), color),
                Palette.of(color, Map.of()),
                ZoneOffset.UTC,
                of.ticker().nanos(),
                new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private long tables() {
        return printed().lines().filter(line -> line.startsWith("opvitals")).count();
    }
}
