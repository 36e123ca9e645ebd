package io.opvitals.benchmarks.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opvitals.benchmarks.result.Results;
import io.opvitals.benchmarks.result.Section;
import io.opvitals.benchmarks.result.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatesTest {

    private final Results results = new Results();

    @ParameterizedTest
    @CsvSource({
        "100, STRETCH",
        "105, STRETCH",
        "105.1, HOLDS",
        "115, HOLDS",
        "115.1, BROKEN",
        "1e9, BROKEN",
    })
    void judge_callWithOneThread_atAFloorOf100(double nanos, Verdict expected) {
        results.add(Section.CALL_1_THREAD, Variant.FLOOR, 100);
        results.add(Section.CALL_1_THREAD, Variant.OPVITALS, nanos);

        assertThat(verdict(Section.CALL_1_THREAD)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, STRETCH", "0.004, STRETCH", "0.06, BROKEN", "16, BROKEN"})
    void judge_allocation_forgivesBackgroundThreadsOnly(double bytes, Verdict expected) {
        results.add(Section.CALL_ALLOCATION, Variant.OPVITALS, bytes);

        assertThat(verdict(Section.CALL_ALLOCATION)).isEqualTo(expected);
    }

    @Test
    void judge_valueThatIsNotANumber_breaksTheGate() {
        results.add(Section.JAR, Variant.OPVITALS, Double.NaN);

        assertThat(verdict(Section.JAR)).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void judge_lessThanTheBaseline_holds() {
        results.add(Section.SPRING_MEMORY, Variant.NO_AGENT, 200);
        results.add(Section.SPRING_MEMORY, Variant.OPVITALS, 190);

        assertThat(verdict(Section.SPRING_MEMORY)).isEqualTo(Verdict.STRETCH);
    }

    @Test
    void judge_nothingMeasured_judgesNothing() {
        assertThat(Gates.judge(results)).isNotEmpty().allSatisfy(result -> {
            assertThat(result.verdict()).isEqualTo(Verdict.NOT_MEASURED);
            assertThat(result.measured()).isNull();
        });
    }

    @Test
    void judge_peersAlone_judgesNothing() {
        results.add(Section.CALL_1_THREAD, Variant.FLOOR, 100);
        results.add(Section.CALL_1_THREAD, Variant.OPENTELEMETRY_ON, 900);

        assertThat(verdict(Section.CALL_1_THREAD)).isEqualTo(Verdict.NOT_MEASURED);
    }

    @Test
    void contract_hasOneGateForASection() {
        assertThat(Gates.judge(results))
                .extracting(result -> result.gate().section())
                .doesNotHaveDuplicates();
    }

    @Test
    void gate_withAStretchBeyondTheLimit_isRefused() {
        assertThatThrownBy(() -> new Gate(Section.JAR, 9, 14))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("jar: stretch 14.0 (expected: <= limit 9.0)");
    }

    private Verdict verdict(Section section) {
        return Gates.judge(results).stream()
                .filter(result -> result.gate().section() == section)
                .findFirst()
                .orElseThrow()
                .verdict();
    }
}
