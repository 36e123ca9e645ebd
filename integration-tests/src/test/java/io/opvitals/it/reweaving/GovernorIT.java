package io.opvitals.it.reweaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opvitals.it.harness.AnyJdk;
import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.ChildResult;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.harness.RunningChild;
import io.opvitals.it.receiver.OtlpReceiver;
import java.time.Duration;
import java.util.Map;

class GovernorIT {

    private static final String LEVEL = "opvitals.agent.governor.level";

    @AnyJdk
    void absurdlySmallBudget_underLoad_leavesOutEverythingButCounts(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver();
                RunningChild child = new ChildJvm(jdk)
                        .agent("governor.cpu-budget=0.000001")
                        .shipsTo(receiver.endpoint())
                        .start("Reweaving", "2", "2")) {
            child.awaitOut("loaded");
            await().atMost(Duration.ofSeconds(90))
                    .untilAsserted(
                            () -> assertThat(receiver.metrics().numbers(LEVEL).values())
                                    .containsExactly(4.0));
            assertThat(receiver.metrics().numbersBy("opvitals.agent.governor.shed", "opvitals.governor.part"))
                    .isEqualTo(Map.of("exemplars", 1.0, "spans", 1.0, "attributes", 1.0, "timing", 1.0));
            child.endInput();
            ChildResult result = child.result().expectExit(0);

            assertThat(result.agentLines())
                    .filteredOn(each -> each.contains("the agent leaves out"))
                    .hasSize(4)
                    .allMatch(each -> each.contains("expected: at most 0.000100 %"));
        }
    }

    /** Half of the calls come before any is sampled, half when only one in sixteen is timed. */
    @AnyJdk
    void callsOfAHotOperation_timedOneInSome_areAllCounted(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver();
                RunningChild child = new ChildJvm(jdk)
                        .agent("governor.cpu-budget=0.000001")
                        .shipsTo(receiver.endpoint())
                        .start("Loop")) {
            await().atMost(Duration.ofSeconds(90)).until(() -> {
                child.ask("call 100000");
                return receiver.metrics()
                        .numbers("opvitals.agent.governor.sampled")
                        .containsValue(1.0);
            });
            child.ask("call 1000000");
            child.ask("fail 100");
            child.endInput();
            ChildResult result = child.result().expectExit(0);

            assertThat(receiver.metrics().calls()).isEqualTo(result.truth());
            assertThat(receiver.metrics().inFlight()).isZero();
            assertThat(receiver.metrics().wentBack()).isEmpty();
            assertThat(receiver.metrics().histograms("opvitals.operation.duration"))
                    .allSatisfy((attributes, point) -> {
                        assertThat(point.inBuckets()).isEqualTo(point.count());
                        assertThat(point.sum()).isBetween(point.floor() * 0.999_999, point.ceiling() * 1.000_001);
                    });
        }
    }
}
