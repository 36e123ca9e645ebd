package io.opvitals.agent.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.operation.KeptCall;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class CallKeeperTest {

    private static final Duration FAST = Duration.ofMillis(10);

    @Test
    void onReport_withAFixedSlowThreshold() {
        TestAgent agent = agent(new TraceSettings(0, 0, 2, Duration.ofMillis(100)));
        int complete = agent.operation("routellm.complete");
        agent.collect();
        for (int i = 0; i < 5; i++) {
            agent.call(complete, FAST);
            agent.call(complete, Duration.ofMillis(101));
        }
        agent.second();
        assertThat(kept(agent))
                .hasSize(2)
                .allSatisfy(call -> assertThat(call.durationNanos()).isEqualTo(101_000_000));
    }

    @Test
    void onReport_withoutEnoughCallsForAP99() {
        TestAgent agent = agent(new TraceSettings(0, 0, 5, null));
        int complete = agent.operation("routellm.complete");
        for (int i = 0; i < 99; i++) {
            agent.call(complete, FAST);
        }
        agent.second();
        agent.call(complete, Duration.ofSeconds(9));
        agent.second();
        assertThat(kept(agent)).isEmpty();
    }

    @Test
    void onReport_withEnoughCallsForAP99() {
        TestAgent agent = agent(new TraceSettings(0, 0, 5, null));
        int complete = agent.operation("routellm.complete");
        for (int i = 0; i < 100; i++) {
            agent.call(complete, FAST);
        }
        agent.second();
        agent.call(complete, FAST.dividedBy(2));
        agent.call(complete, Duration.ofSeconds(9));
        agent.second();
        assertThat(kept(agent))
                .singleElement()
                .satisfies(call -> assertThat(call.durationNanos()).isEqualTo(9_000_000_000L));
    }

    @Test
    void onReport_withOneCallASecondAtRandom() {
        TestAgent agent = agent(new TraceSettings(1, 0, 0, null));
        int complete = agent.operation("routellm.complete");
        agent.collect();
        for (int second = 0; second < 20; second++) {
            for (int call = 0; call < 100; call++) {
                agent.call(complete, FAST);
            }
            agent.collect();
        }
        // 100 calls of 10 ms fill each second: one of them ends after the drawn moment.
        assertThat(kept(agent)).hasSize(20);
        assertThat(kept(agent).stream()
                        .map(call -> call.startNanos() % 1_000_000_000)
                        .distinct())
                .as("places within the second")
                .hasSizeGreaterThan(5);
    }

    @Test
    void onReport_withFailuresAtTheLimit() {
        TestAgent agent = agent(new TraceSettings(0, 3, 0, null));
        int complete = agent.operation("routellm.complete");
        agent.collect();
        for (int i = 0; i < 10; i++) {
            agent.call(complete, FAST, new IllegalStateException());
        }
        agent.second();
        assertThat(kept(agent)).hasSize(4); // The first of its kind, and three more.
        for (int i = 0; i < 10; i++) {
            agent.call(complete, FAST, new IllegalStateException());
        }
        agent.second();
        assertThat(kept(agent)).hasSize(7);
    }

    @Test
    void batch_tellsTheTimeOfDay() {
        TestAgent agent = new TestAgent();
        int complete = agent.operation("routellm.complete");
        agent.ticker.advance(FAST);
        agent.call(complete, FAST, new IllegalStateException());
        agent.second();
        KeptBatch batch = agent.batches.get(0);
        KeptCall call = batch.calls().get(0);
        assertThat(batch.at(call.startNanos())).isEqualTo(agent.started().plus(FAST));
    }

    private static TestAgent agent(TraceSettings settings) {
        return new TestAgent(settings, RandomGenerator.of("L64X128MixRandom"));
    }

    private static List<KeptCall> kept(TestAgent agent) {
        return agent.batches.stream().flatMap(batch -> batch.calls().stream()).toList();
    }
}
