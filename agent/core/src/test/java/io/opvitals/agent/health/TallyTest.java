package io.opvitals.agent.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.collect.TestCalls;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.OperationSnapshot;
import org.junit.jupiter.api.Test;

class TallyTest {

    @Test
    void tally_sortsEveryOutcomeByWhatItMeans() {
        TestCalls calls = new TestCalls();
        int operation = calls.operation("payments.charge");
        calls.succeed(operation, 1);
        calls.fallBack(operation, 2);
        calls.fail(operation, 3);
        calls.reject(operation, 4);
        calls.timeOut(operation, 5);
        calls.cancel(operation, 6);
        calls.throwExpected(operation, 7);
        OperationId id = OperationId.parse("payments.charge");

        Tally tally = Tally.of(calls.snapshot().operations().getOrDefault(id, OperationSnapshot.empty(id)));

        assertThat(tally).isEqualTo(new Tally(1, 2, 12, 13));
        assertThat(tally.judged()).isEqualTo(15);
        assertThat(tally.ended()).isEqualTo(28);
        assertThat(tally.successRate()).isEqualTo(3.0 / 15);
        assertThat(tally.errorRate()).isEqualTo(12.0 / 15);
        assertThat(tally.fallbackRate()).isEqualTo(2.0 / 15);
    }
}
