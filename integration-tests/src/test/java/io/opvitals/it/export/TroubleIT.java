package io.opvitals.it.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opvitals.it.harness.AnyJdk;
import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.ChildResult;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.harness.LoopAnswers;
import io.opvitals.it.harness.RunningChild;
import io.opvitals.it.receiver.Delivery;
import io.opvitals.it.receiver.Mood;
import io.opvitals.it.receiver.OtlpReceiver;
import io.opvitals.it.receiver.Signal;
import java.time.Duration;

/** A receiver that is down, refusing or stalling: the application feels nothing and the totals come out right. */
class TroubleIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A call waits for nobody: not even a busy machine holds one up for as long as an export may take. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(5);

    @AnyJdk
    void totals_receiverDownAndBack_areRightAndOneLineIsSaid(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver();
                RunningChild child =
                        new ChildJvm(jdk).agent().shipsTo(receiver.endpoint()).start("Loop")) {
            child.ask("call 1000");
            await().atMost(PATIENCE).until(() -> delivered(receiver) > 0);

            receiver.stop();
            for (int i = 0; i < 20; i++) {
                child.ask("call 1000");
                child.ask("fail 10");
            }
            child.awaitErr("WARN");
            receiver.start();
            child.ask("call 1000");
            await().atMost(PATIENCE)
                    .until(() -> receiver.metrics().calls().getOrDefault("loop.step success", 0L) == 22_000);
            ChildResult result = end(child);

            assertThat(receiver.metrics().calls()).isEqualTo(result.truth());
            assertThat(receiver.metrics().wentBack()).isEmpty();
            assertOneLineAbout(result);
        }
    }

    @AnyJdk
    void totals_receiverFailingForAWhile_areRightAndOneLineIsSaid(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver();
                RunningChild child = new ChildJvm(jdk)
                        .agent()
                        .shipsTo(receiver.endpoint())
                        .environment("OTEL_EXPORTER_OTLP_TIMEOUT", "1000")
                        .start("Loop")) {
            receiver.become(Mood.failing(503, "1"));
            child.ask("call 5000");
            child.awaitErr("WARN");
            assertThat(refused(receiver)).isPositive();
            receiver.become(Mood.ACCEPTING);
            await().atMost(PATIENCE)
                    .until(() -> receiver.metrics().calls().getOrDefault("loop.step success", 0L) == 5_000);
            ChildResult result = end(child);

            assertThat(receiver.metrics().calls()).isEqualTo(result.truth());
            assertThat(receiver.metrics()
                            .numbers("opvitals.agent.export.failures")
                            .values())
                    .anySatisfy(failures -> assertThat(failures).isPositive());
            assertOneLineAbout(result);
        }
    }

    /** What a retry delivers after all was no failure, and nothing is said of it. */
    @AnyJdk
    void totals_receiverTooBusyForAMoment_areRightAndNothingIsSaid(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver();
                RunningChild child =
                        new ChildJvm(jdk).agent().shipsTo(receiver.endpoint()).start("Loop")) {
            receiver.become(Mood.failing(429, "1"));
            child.ask("call 100");
            await().atMost(PATIENCE).until(() -> refused(receiver) >= 1);
            receiver.become(Mood.ACCEPTING);
            await().atMost(PATIENCE)
                    .until(() -> receiver.metrics().calls().getOrDefault("loop.step success", 0L) == 100);
            ChildResult result = end(child);

            assertThat(receiver.metrics().calls()).isEqualTo(result.truth());
            assertThat(result.agentProblems()).isEmpty();
            assertThat(result.errOfApplication()).isEmpty();
        }
    }

    @AnyJdk
    void calls_receiverIsABlackHole_areNotHeldUp(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            receiver.become(Mood.BLACK_HOLE);
            try (RunningChild child = new ChildJvm(jdk)
                    .agent("shutdown.timeout=1s")
                    .shipsTo(receiver.endpoint())
                    .environment("OTEL_EXPORTER_OTLP_TIMEOUT", "1000")
                    .start("Loop")) {
                for (int i = 0; i < 50; i++) {
                    child.ask("call 10000");
                    child.ask("fail 100");
                }
                child.awaitErr("WARN");
                ChildResult result = end(child);

                assertThat(LoopAnswers.of(result.out()).longest()).isLessThan(LONGEST_CALL);
                assertOneLineAbout(result);
            }
        }
    }

    @AnyJdk
    void totals_receiverSlow_areRight(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            receiver.become(Mood.slow(Duration.ofMillis(700)));
            try (RunningChild child =
                    new ChildJvm(jdk).agent().shipsTo(receiver.endpoint()).start("Loop")) {
                child.ask("call 10000");
                await().atMost(PATIENCE).until(() -> delivered(receiver) >= 2);
                ChildResult result = end(child);

                assertThat(receiver.metrics().calls()).isEqualTo(result.truth());
                assertThat(result.agentProblems()).isEmpty();
            }
        }
    }

    @AnyJdk
    void application_noReceiverAtAll_isNotHeldUpAtItsEnd(Jdk jdk) {
        OtlpReceiver gone = new OtlpReceiver();
        gone.close();

        ChildResult result =
                new ChildJvm(jdk).agent().shipsTo(gone.endpoint()).run("Hello").expectExit(0);

        assertThat(result.out()).isEqualTo("hello world\n");
        assertThat(result.errOfApplication()).isEmpty();
    }

    private static ChildResult end(RunningChild child) {
        child.endInput();
        return child.result().expectExit(0);
    }

    private static long delivered(OtlpReceiver receiver) {
        return receiver.deliveries(Signal.METRICS).stream()
                .filter(each -> each.status() == 200)
                .count();
    }

    private static long refused(OtlpReceiver receiver) {
        return receiver.deliveries(Signal.METRICS).stream()
                .map(Delivery::status)
                .filter(status -> status != 200)
                .count();
    }

    private static void assertOneLineAbout(ChildResult result) {
        assertThat(result.agentProblems()).as(result.toString()).hasSize(1);
        assertThat(result.errOfApplication()).isEmpty();
    }
}
