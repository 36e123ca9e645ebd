package io.opvitals.it.async;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.it.harness.Built;
import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.ChildResult;
import io.opvitals.it.harness.InstalledJdks;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.receiver.OtlpReceiver;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Law: every call of every return type is counted once, when it really ends, as what it really was. */
class ConformanceIT {

    private static final ConformanceTable EXPECTED = ConformanceTable.expected();

    static Stream<Arguments> everyScenarioOnEveryJdk() {
        return new InstalledJdks()
                .supported().stream()
                        .flatMap(jdk -> EXPECTED.scenarios().stream().map(scenario -> Arguments.of(jdk, scenario)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyScenarioOnEveryJdk")
    void counts_ofEveryReturnType_areThoseOfTheTable(Jdk jdk, String scenario) {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            ChildResult result = new ChildJvm(jdk)
                    .agent()
                    .classPath(Built.allLibraries())
                    .classPath(Built.kotlinApp())
                    .shipsTo(receiver.endpoint())
                    .run("async.Conformance", ConformanceTable.argument(scenario))
                    .expectExit(0);

            Map<String, String> expected = EXPECTED.column(scenario);
            assertThat(result.out().lines().filter(each -> each.startsWith("ran ")))
                    .hasSize(expected.size());
            assertThat(result.agentProblems()).isEmpty();
            Counted counted = Counted.byOpvitals(receiver.metrics());
            Map<String, String> actual = new LinkedHashMap<>();
            expected.forEach((type, cell) -> actual.put(
                    type,
                    cell.equals(ConformanceTable.MEANINGLESS)
                                    && counted.cell(type).isEmpty()
                            ? cell
                            : counted.cell(type)));
            assertThat(actual).isEqualTo(expected);
        }
    }
}
