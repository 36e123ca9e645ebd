package io.opvitals.agent.operation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.operation.price.Tariff;
import io.opvitals.agent.operation.price.Tariffs;
import io.opvitals.agent.rule.Glob;
import io.opvitals.agent.time.FakeTicker;
import io.opvitals.bootstrap.OpvitalsDoor;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What calls are charged, one at a time and from many threads. */
class PricedCallsTest {

    private static final String NAME = "routellm.complete";

    private final Recording recording = new Recording(new FakeTicker());
    private final int operation = recording.operation(NAME);

    @Test
    void call_ofAFixedPrice_isChargedAtItsEnd() {
        charge(tariff("USD", "0.002", Map.of(), Map.of()));
        OpvitalsDoor.Call call = OpvitalsDoor.enter(operation);
        assertThat(costs().isEmpty()).isTrue();
        OpvitalsDoor.exit(call, null);

        assertThat(costs().amounts()).isEqualTo(Map.of(key(Outcome.SUCCESS), new BigDecimal("0.002")));
    }

    @Test
    void call_isChargedByItsMeasures_exactly() {
        charge(tariff("USD", "0", Map.of(), Map.of("tokens.input", "0.000003", "tokens.output", "0.000015")));
        call(null, "tokens.input", 812, "tokens.output", 240);
        call(null, "tokens.input", 1, "tokens.output", 1);

        assertThat(costs().amounts().keySet()).containsExactly(key(Outcome.SUCCESS));
        assertThat(costs().byCurrency().get("USD")).isEqualByComparingTo("0.006054");
    }

    @Test
    void costs_areToldApartByOutcome() {
        charge(tariff("USD", "1", Map.of(), Map.of()));
        Recording.call(operation);
        Recording.call(operation, new IOException());
        OpvitalsDoor.Call call = OpvitalsDoor.enter(operation);
        OpvitalsDoor.fallback(operation, null, "weakModel");
        OpvitalsDoor.exit(call, null);

        assertThat(costs().amounts())
                .isEqualTo(Map.of(
                        key(Outcome.SUCCESS), BigDecimal.ONE,
                        key(Outcome.ERROR), BigDecimal.ONE,
                        key(Outcome.FALLBACK), BigDecimal.ONE));
    }

    @Test
    void outcome_thatIsFree_costsNothing() {
        charge(tariff("USD", "1", Map.of(), Map.of()));
        Recording.call(operation, new RejectedExecutionException());

        assertThat(costs().isEmpty()).isTrue();
    }

    @Test
    void tariff_isTheFirstThatFitsTheAttributes() {
        charge(
                tariff("USD", "5", Map.of("model", "strong*"), Map.of()),
                tariff("EUR", "2", Map.of("model", "*"), Map.of()));
        callWith("model", "strong-2");
        callWith("model", "weak");

        assertThat(costs().amounts())
                .isEqualTo(Map.of(
                        new CostKey("USD", Outcome.SUCCESS, List.of("model", "strong-2")), new BigDecimal("5"),
                        new CostKey("EUR", Outcome.SUCCESS, List.of("model", "weak")), new BigDecimal("2")));
    }

    @Test
    void call_thatNoTariffFits_isCountedAsUnpriced() {
        charge(tariff("USD", "5", Map.of("model", "strong"), Map.of()));
        callWith("model", "brand-new");
        Recording.call(operation, new IOException()); // It may have failed before it had a model.

        assertThat(costs()).isEqualTo(new CostSnapshot(Map.of(), 1));
    }

    @Test
    void whatTheApplicationSays_goesBeforeTheTariffs() {
        charge(tariff("USD", "5", Map.of(), Map.of()));
        OpvitalsDoor.Call call = OpvitalsDoor.enter(operation);
        OpvitalsDoor.cost(requireNonNull(OpvitalsDoor.current()), new BigDecimal("0.10"), "EUR");
        OpvitalsDoor.exit(call, null);

        assertThat(costs().byCurrency()).isEqualTo(Map.of("EUR", new BigDecimal("0.10")));
    }

    @Test
    void amount_ofAMillionDigits_isRefusedAndCounted() {
        OpvitalsDoor.Call call = OpvitalsDoor.enter(operation);
        Object current = requireNonNull(OpvitalsDoor.current());
        OpvitalsDoor.cost(current, new BigDecimal("1e1000000"), "EUR");
        OpvitalsDoor.cost(current, new BigDecimal("1e-1000000"), "EUR");
        OpvitalsDoor.exit(call, null);

        assertThat(costs()).isEqualTo(new CostSnapshot(Map.of(), 1));
    }

    @Test
    void wrapper_thatIsNotTracked_costsNothing() {
        recording.operations.setTariffs(
                new Tariffs(List.of(tariff("USD", "5", Map.of(), Map.of())), Set.of("routellm")));
        OpvitalsDoor.Call call = OpvitalsDoor.enter(operation);
        OpvitalsDoor.cost(requireNonNull(OpvitalsDoor.current()), BigDecimal.ONE, "EUR");
        OpvitalsDoor.exit(call, null);

        assertThat(costs().isEmpty()).isTrue();
    }

    @Test
    void prices_thatAreTakenBack_chargeNoMore() {
        charge(tariff("USD", "1", Map.of(), Map.of()));
        Recording.call(operation);
        recording.operations.setTariffs(Tariffs.NONE);
        Recording.call(operation);

        assertThat(costs().byCurrency()).isEqualTo(Map.of("USD", BigDecimal.ONE));
        assertThat(recording.operations.recorderAt(operation).judging).isNull();
    }

    @Test
    void operation_registeredLater_isChargedToo() {
        charge(tariff("USD", "1", Map.of(), Map.of()));
        Recording.call(recording.operation("routellm.embed"));

        assertThat(recording.read("routellm.embed").costs().byCurrency()).isEqualTo(Map.of("USD", BigDecimal.ONE));
    }

    @Test
    void call_thatGoesOnAfterItsMethod_isChargedWhenItEnds_whateverThreadSaidWhatItCosts() throws Exception {
        charge(tariff("USD", "0", Map.of(), Map.of("tokens.input", "1")));
        CallFrame call = (CallFrame) requireNonNull(OpvitalsDoor.enter(operation));
        Object handle = requireNonNull(OpvitalsDoor.current());
        CallFrame late = (CallFrame) call.detach();
        CompletableFuture.runAsync(() -> {
                    OpvitalsDoor.measure(handle, "tokens.input", 7);
                    assertThat(costs().isEmpty()).isTrue();
                    late.end(new IOException());
                    OpvitalsDoor.measure(handle, "tokens.input", 100);
                })
                .get();

        assertThat(costs().amounts().keySet()).containsExactly(key(Outcome.ERROR));
        assertThat(costs().byCurrency().get("USD")).isEqualByComparingTo("7");
    }

    @Test
    void costSaidWhileAPublisherIsMade_countsOnce_howeverOftenItIsSubscribedTo() {
        CallFrame call = (CallFrame) requireNonNull(OpvitalsDoor.enter(operation));
        OpvitalsDoor.cost(requireNonNull(OpvitalsDoor.current()), BigDecimal.ONE, "USD");
        OpvitalsDoor.Assembly assembly = call.withdraw();
        for (int i = 0; i < 3; i++) {
            CallFrame subscribed = (CallFrame) requireNonNull(((AssembledCall) assembly).subscribe());
            subscribed.end(null);
        }

        assertThat(costs().amounts()).isEqualTo(Map.of(key(Outcome.SUCCESS), BigDecimal.ONE));
    }

    @Test
    void attributes_areBounded() {
        charge(tariff("USD", "1", Map.of("model", "*"), Map.of()));
        for (int i = 0; i < 2 * BoundedNames.LIMIT; i++) {
            callWith("model", "model-" + i);
        }

        assertThat(costs().amounts()).hasSize(BoundedNames.LIMIT + 1);
        assertThat(costs().amounts().get(new CostKey("USD", Outcome.SUCCESS, List.of("model", SeriesKey.OTHER))))
                .isEqualByComparingTo("50");
    }

    @Test
    void calls_ofManyThreads_addUpExactly() throws Exception {
        charge(tariff("USD", "0.1", Map.of(), Map.of("tokens.input", "0.01")));
        CountDownLatch start = new CountDownLatch(1);
        List<CompletableFuture<Void>> threads = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.runAsync(() -> {
                    await(start);
                    for (int call = 0; call < 5_000; call++) {
                        call(null, "tokens.input", 3, "tokens.output", 1);
                    }
                }))
                .toList();
        start.countDown();
        for (CompletableFuture<Void> each : threads) {
            each.get();
        }

        assertThat(costs().byCurrency().get("USD")).isEqualByComparingTo("2600");
    }

    private void call(Throwable thrown, String first, double units, String second, double more) {
        OpvitalsDoor.Call call = OpvitalsDoor.enter(operation);
        Object current = requireNonNull(OpvitalsDoor.current());
        OpvitalsDoor.measure(current, first, units);
        OpvitalsDoor.measure(current, second, more);
        OpvitalsDoor.exit(call, thrown);
    }

    private void callWith(String attribute, String value) {
        OpvitalsDoor.Call call = OpvitalsDoor.enter(operation);
        OpvitalsDoor.attribute(requireNonNull(OpvitalsDoor.current()), attribute, value);
        OpvitalsDoor.exit(call, null);
    }

    private void charge(Tariff... tariffs) {
        recording.operations.setTariffs(new Tariffs(List.of(tariffs), Set.of()));
    }

    private static Tariff tariff(
            String currency, String perCall, Map<String, String> attributes, Map<String, String> rates) {
        return new Tariff(
                "test",
                new Glob("routellm"),
                new Glob("*"),
                attributes.entrySet().stream()
                        .map(each -> new Tariff.Attribute(each.getKey(), new Glob(each.getValue())))
                        .toList(),
                Set.of("rejected"),
                currency,
                new BigDecimal(perCall),
                rates.entrySet().stream()
                        .map(each -> new Tariff.Rate(each.getKey(), new BigDecimal(each.getValue())))
                        .toList());
    }

    private static CostKey key(Outcome outcome) {
        return new CostKey("USD", outcome, List.of());
    }

    private CostSnapshot costs() {
        return recording.read(NAME).costs();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
