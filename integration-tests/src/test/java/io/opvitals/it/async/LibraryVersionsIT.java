package io.opvitals.it.async;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.it.harness.Built;
import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.ChildResult;
import io.opvitals.it.harness.InstalledJdks;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.receiver.OtlpReceiver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The versions that the agent says it knows, and one that it does not. */
class LibraryVersionsIT {

    private static final ConformanceTable EXPECTED = ConformanceTable.expected();
    private static final String SCENARIO = "retried";

    private final Jdk jdk = new InstalledJdks().supported().get(0);

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "reactor-core, 3.4.0, Mono Flux",
        "reactor-core, 3.8.8, Mono Flux",
        "rxjava, 3.1.1, Single Maybe Completable Flowable Observable",
        "guava, 19.0, ListenableFuture",
        "kotlin-stdlib, 2.4.21, Suspend"
    })
    void counts_inAKnownVersion_areThoseOfTheTable(String library, String version, String types) {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            ChildResult result = run(receiver, library, version);

            assertThat(result.agentProblems()).isEmpty();
            Counted counted = Counted.byOpvitals(receiver.metrics());
            for (String each : types.split(" ", -1)) {
                assertThat(counted.cell(each))
                        .as(each)
                        .isEqualTo(EXPECTED.column(SCENARIO).get(each));
            }
        }
    }

    @Test
    void library_ofAnUnknownVersion_isLeftAloneAndSaidOnce() {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            ChildResult result = run(receiver, "rxjava", "3.1.0");

            assertThat(result.agentProblems())
                    .singleElement()
                    .asString()
                    .contains("RxJava in ")
                    .contains(" is not watched: no ")
                    .contains("(known versions: 3.1.1 and later)");
            Counted counted = Counted.byOpvitals(receiver.metrics());
            assertThat(counted.cell("Single")).isEqualTo("success 1");
            assertThat(counted.cell("Mono")).isEqualTo(EXPECTED.column(SCENARIO).get("Mono"));
        }
    }

    private ChildResult run(OtlpReceiver receiver, String library, String version) {
        return new ChildJvm(jdk)
                .agent()
                .classPath(Built.librariesWith(library, version))
                .shipsTo(receiver.endpoint())
                .run("async.Conformance", ConformanceTable.argument(SCENARIO))
                .expectExit(0);
    }
}
