package io.opvitals.it.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.it.harness.Built;
import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.ChildResult;
import io.opvitals.it.harness.EachJdk;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.receiver.OtlpReceiver;
import java.util.HashMap;
import java.util.Map;

class MethodShapesIT {

    @EachJdk
    void calls_everyShapeOfMethod_areCountedOnce(Jdk jdk) {
        assertTruth(new ChildJvm(jdk).agent().option("-Xverify:all"), "AllShapes");
    }

    /** The same classes once more, chosen by name: what is annotated keeps its annotation's name. */
    @EachJdk
    void calls_includedByPatternToo_areStillCountedOnce(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            ChildResult result = new ChildJvm(jdk)
                    .agent("instrumentation.include=io.opvitals.testapp.shapes.*#*")
                    .option("-Xverify:all")
                    .shipsTo(receiver.endpoint())
                    .run("AllShapes")
                    .expectExit(0);

            assertThat(result.agentProblems()).isEmpty();
            assertThat(receiver.metrics().calls())
                    .containsAllEntriesOf(result.truth())
                    .containsEntry("shapes.call success", 1L)
                    .containsEntry("shapes.expect success", shapesExpected(result))
                    .containsEntry("whole.notPublic success", 1L);
        }
    }

    @EachJdk
    void calls_includedTheWayOfOpenTelemetry_areCounted(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            ChildResult result = new ChildJvm(jdk)
                    .agent()
                    .option("-Dotel.instrumentation.methods.include="
                            + "io.opvitals.testapp.Truth[print];io.opvitals.testapp.shapes.Inherited[call]")
                    .shipsTo(receiver.endpoint())
                    .run("AllShapes")
                    .expectExit(0);

            Map<String, Long> expected = new HashMap<>(result.truth());
            expected.put("truth.print success", 1L);
            expected.put("inherited.call success", 1L);
            assertThat(receiver.metrics().calls()).isEqualTo(expected);
        }
    }

    @EachJdk
    void calls_classLoadedBeforeTheAgent_areCounted(Jdk jdk) {
        ChildResult result =
                assertTruth(new ChildJvm(jdk).agent(Built.appJar(), "").agent(), "UseEarly");

        assertThat(result.out()).startsWith("early agent: 40");
    }

    @EachJdk
    void calls_recursionUntilTheStackIsFull_leavesNothingInFlight(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            ChildResult result = new ChildJvm(jdk)
                    .agent()
                    .option("-Xss512k")
                    .shipsTo(receiver.endpoint())
                    .run("Recursion", "20")
                    .expectExit(0);

            assertThat(result.out().lines().filter("overflow: java.lang.StackOverflowError"::equals))
                    .hasSize(20);
            assertThat(result.out()).contains("class value: Recursion");
            assertThat(result.agentProblems()).isEmpty();
            assertThat(receiver.metrics().calls()).containsAllEntriesOf(result.truth());
            assertThat(receiver.metrics().inFlight()).isZero();
            // What ended did so by the overflow. A call at the very end of the stack may be left out, never made up.
            assertThat(receiver.metrics().calls().keySet())
                    .containsOnlyOnceElementsOf(result.truth().keySet())
                    .contains("recursion.endless error")
                    .doesNotContain("recursion.endless success");
        }
    }

    private static long shapesExpected(ChildResult result) {
        return result.truth().keySet().stream()
                .filter(each -> each.startsWith("shapes."))
                .filter(each -> !each.startsWith("shapes.no-result") && !each.startsWith("shapes.throwing"))
                .count();
    }

    private static ChildResult assertTruth(ChildJvm jvm, String app) {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            ChildResult result = jvm.shipsTo(receiver.endpoint()).run(app).expectExit(0);

            assertThat(result.agentProblems()).isEmpty();
            assertThat(receiver.metrics().calls()).isEqualTo(result.truth());
            assertThat(receiver.metrics().inFlight()).isZero();
            return result;
        }
    }
}
