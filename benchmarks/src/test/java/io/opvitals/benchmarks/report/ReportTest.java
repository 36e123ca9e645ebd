package io.opvitals.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.benchmarks.gate.Gates;
import io.opvitals.benchmarks.result.Results;
import io.opvitals.benchmarks.result.Section;
import io.opvitals.benchmarks.result.Variant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fixed numbers in, the published forms out. */
class ReportTest {

    private static final Machine MACHINE = new Machine(
            "Some \"fast\" CPU", 2, 8_192, "Linux 6.1", "17.0.1", 0.25, LocalDate.of(2026, 11, 21), "abc1234", "quick");

    private final Results results = new Results();

    @Test
    void text_hasValueComparisonGateAndVerdictInOneLine() {
        measureCall(1.10);

        assertThat(report().text().lines().map(line -> line.replaceAll(" {2,}", "  ")))
                .contains(
                        "a call, 1 thread  floor: two System.nanoTime()  40.0 ns  40.0 .. 40.0",
                        "Opvitals agent  44.0 ns  44.0 .. 44.0  1.10 x  <= 1.15 (1.05) x  ok"
                                .indent(2)
                                .stripTrailing());
    }

    @Test
    void text_namesGatesThatWereNotMeasured() {
        measureCall(1.10);

        assertThat(report().text()).containsPattern("gates not measured +a call, 2 threads +<= 1.20 .* not measured");
    }

    @Test
    void markdown_startsWithTheMachineAndHasARowForEachVariant() {
        measureCall(1.04);

        assertThat(report().markdown())
                .startsWith("2026-11-21, commit abc1234, quick run. Some \"fast\" CPU, 2 cores, 8.00 GiB, Linux 6.1,"
                        + " Java 17.0.1, 0.25 % of the machine in use before the run.\n\n| what | variant |")
                .contains("| a call, 1 thread | Opvitals agent | 41.6 ns | 41.6 .. 41.6 | 1.04 x | <= 1.15 (1.05) x |"
                        + " ok, stretch |\n");
    }

    @Test
    void markdown_ofADifference_hasItsSign() {
        results.add(Section.HELLO_MEMORY, Variant.NO_AGENT, 40);
        results.add(Section.HELLO_MEMORY, Variant.OPVITALS, 62.5);
        results.add(Section.HELLO_MEMORY, Variant.NO_AGENT_AGAIN, 39.5);

        assertThat(report().markdown())
                .contains("| 62.5 MiB | 62.5 .. 62.5 | +22.5 MiB |")
                .contains("| 39.5 MiB | 39.5 .. 39.5 | -0.50 MiB |");
    }

    @Test
    void markdown_ofAPeerBelowTheFloor_doubtsIt() {
        results.add(Section.CALL_1_THREAD, Variant.FLOOR, 40);
        results.add(Section.CALL_1_THREAD, Variant.GLOWROOT, 3);
        results.add(Section.CALL_1_THREAD, Variant.MICROMETER, 70);
        results.add(Section.CALL_1_THREAD, Variant.FLOOR_AGAIN, 30);

        assertThat(report().markdown())
                .contains("| 0.08 x |  | below the floor: was it monitored? |")
                .contains("| 1.75 x |  |  |")
                .contains("| 0.75 x |  |  |");
    }

    @Test
    void brokenGates_whenAllHold_isEmpty() {
        measureCall(1.15);

        assertThat(report().brokenGates()).isEmpty();
    }

    @Test
    void brokenGates_namesGateValueLimitAndNoise() {
        measureCall(1.25);
        results.add(Section.CALL_1_THREAD, Variant.FLOOR_AGAIN, 40.4);

        assertThat(report().brokenGates())
                .containsExactly("gate broken: a call, 1 thread: measured 1.25 x (1.25 .. 1.25), limit 1.15 x;"
                        + " the baseline against itself 1.01 x (1.01 .. 1.01)");
    }

    @Test
    void json_keepsEveryRoundAndEscapesText() {
        measureCall(1.25);
        results.add(Section.JAR, Variant.OPVITALS, Double.NaN);

        assertThat(report().json().replaceAll("\\s+", " "))
                .contains("\"processor\": \"Some \\\"fast\\\" CPU\"")
                .contains("{ \"section\": \"call-1-thread\", \"variant\": \"opvitals\", \"unit\": \"ns\","
                        + " \"rounds\": [ 50.0 ] }")
                .contains("\"section\": \"jar\", \"variant\": \"opvitals\", \"unit\": \"MB\", \"rounds\": [ null ]")
                .contains("{ \"section\": \"call-1-thread\", \"limit\": 1.15, \"stretch\": 1.05, \"measured\": 1.25,"
                        + " \"verdict\": \"BROKEN\" }")
                .contains("{ \"section\": \"call-2-threads\", \"limit\": 1.2, \"stretch\": 1.08,"
                        + " \"verdict\": \"not measured\" }");
    }

    @Test
    void numbers_haveThreeOrFourDigits() {
        assertThat(List.of(0.004, 1.234, 12.34, 123.4, 12_345.6, -1.5).stream().map(Numbers::format))
                .containsExactly("0.00", "1.23", "12.3", "123", "12,346", "-1.50");
    }

    private void measureCall(double timesFloor) {
        results.add(Section.CALL_1_THREAD, Variant.FLOOR, 40);
        results.add(Section.CALL_1_THREAD, Variant.OPVITALS, 40 * timesFloor);
    }

    private Report report() {
        return new Report(MACHINE, results, Gates.judge(results));
    }
}
