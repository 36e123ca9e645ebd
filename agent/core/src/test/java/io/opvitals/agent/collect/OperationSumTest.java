package io.opvitals.agent.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.operation.CostKey;
import io.opvitals.agent.operation.CostSnapshot;
import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.operation.MeasureSnapshot;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.OperationSnapshot;
import io.opvitals.agent.operation.Outcome;
import io.opvitals.agent.operation.SeriesKey;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperationSumTest {

    private static final OperationId ALL = new OperationId("payments", OperationSum.ALL);
    private static final SeriesKey SUCCESS = new SeriesKey(Outcome.SUCCESS, null, false, List.of());
    private static final SeriesKey ERROR = new SeriesKey(Outcome.ERROR, "java.io.IOException", false, List.of());

    @Test
    void sum_ofTwoOperations_addsEverythingOfTheSameKind() {
        OperationSum sum = new OperationSum();
        sum.add(new OperationSnapshot(
                OperationId.parse("payments.charge"),
                10,
                2,
                Map.of(SUCCESS, durations(3, 300), ERROR, durations(1, 50)),
                Map.of("timeout", 2L),
                durations(2, 20),
                Map.of("tokens", MeasureSnapshot.of(3, 4)),
                costs(Map.of("USD", "1.10")),
                3,
                4));
        sum.add(new OperationSnapshot(
                OperationId.parse("payments.refund"),
                5,
                1,
                Map.of(SUCCESS, durations(4, 400)),
                Map.of("timeout", 1L, "declined", 1L),
                durations(1, 5),
                Map.of("tokens", MeasureSnapshot.of(1)),
                costs(Map.of("USD", "0.05", "EUR", "1")),
                1,
                2));

        assertThat(sum.total(ALL))
                .isEqualTo(new OperationSnapshot(
                        ALL,
                        15,
                        3,
                        Map.of(SUCCESS, durations(7, 700), ERROR, durations(1, 50)),
                        Map.of("timeout", 3L, "declined", 1L),
                        durations(3, 25),
                        Map.of("tokens", MeasureSnapshot.of(3, 4, 1)),
                        costs(Map.of("USD", "1.15", "EUR", "1")),
                        4,
                        2));
    }

    @Test
    void failuresInARow_ofOperationsWithoutCalls_doNotCount() {
        OperationSum sum = new OperationSum();
        OperationId silent = OperationId.parse("payments.refund");
        sum.add(failing("payments.charge", 6));
        sum.add(OperationSnapshot.empty(silent));

        assertThat(sum.total(ALL).consecutiveFailures()).isEqualTo(6);
    }

    @Test
    void failuresInARow_whereOneOperationSucceeds_areNone() {
        OperationSum sum = new OperationSum();
        sum.add(failing("payments.charge", 6));
        sum.add(failing("payments.refund", 0));

        assertThat(sum.total(ALL).consecutiveFailures()).isZero();
    }

    @Test
    void sum_ofNothing_isEmpty() {
        assertThat(new OperationSum().total(ALL)).isEqualTo(OperationSnapshot.empty(ALL));
    }

    @Test
    void measure_withoutValueInTheWindow_doesNotSpoilMinAndMax() {
        OperationSum sum = new OperationSum();
        sum.add(measuring("payments.charge", MeasureSnapshot.EMPTY));
        sum.add(measuring("payments.refund", MeasureSnapshot.of(2, 3)));

        assertThat(sum.total(ALL).measures()).containsEntry("tokens", MeasureSnapshot.of(2, 3));
    }

    private static OperationSnapshot failing(String name, int inARow) {
        Map<SeriesKey, HistogramSnapshot> series = Map.of(ERROR, durations(6, 60));
        return new OperationSnapshot(
                OperationId.parse(name),
                6,
                0,
                series,
                Map.of(),
                HistogramSnapshot.EMPTY,
                Map.of(),
                CostSnapshot.NONE,
                0,
                inARow);
    }

    private static OperationSnapshot measuring(String name, MeasureSnapshot tokens) {
        return new OperationSnapshot(
                OperationId.parse(name),
                0,
                0,
                Map.of(),
                Map.of(),
                HistogramSnapshot.EMPTY,
                Map.of("tokens", tokens),
                CostSnapshot.NONE,
                0,
                0);
    }

    private static CostSnapshot costs(Map<String, String> amounts) {
        Map<CostKey, BigDecimal> costs = new HashMap<>();
        amounts.forEach((currency, amount) ->
                costs.put(new CostKey(currency, Outcome.SUCCESS, List.of()), new BigDecimal(amount)));
        return new CostSnapshot(costs, 0);
    }

    private static HistogramSnapshot durations(long count, long sumNanos) {
        return HistogramSnapshot.of(40, new long[] {count}, sumNanos, 33);
    }
}
