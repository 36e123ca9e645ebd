package io.opvitals.agent.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.operation.KeptCall;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.Outcome;
import io.opvitals.agent.tracecontext.ApplicationSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecentCallsTest {

    private final RecentCalls calls = new RecentCalls(new Masker());

    @Test
    void failedCall_isShownAsItsSpan() {
        TestAgent agent = new TestAgent();
        int complete = agent.operation("routellm.complete");
        Instant start = agent.now();
        agent.call(complete, Duration.ofMillis(10), new IllegalStateException("password=hunter2"));
        agent.second();

        KeptBatch batch = agent.batches.get(0);
        calls.accept(batch);

        assertThat(calls.find(each -> true, 10)).singleElement().satisfies(call -> {
            KeptCall kept = batch.calls().get(0);
            assertThat(call.id().name()).isEqualTo("routellm.complete");
            assertThat(call.start()).isEqualTo(start);
            assertThat(call.durationNanos()).isEqualTo(10_000_000);
            assertThat(call.outcome()).isEqualTo(Outcome.ERROR);
            assertThat(call.errorType()).isEqualTo("java.lang.IllegalStateException");
            assertThat(call.message()).isEqualTo("password=***");
            assertThat(call.traceId()).isEqualTo(String.format("%016x%016x", kept.traceIdHigh(), kept.traceIdLow()));
            assertThat(call.spanId()).isEqualTo(String.format("%016x", kept.spanId()));
            assertThat(call.parentSpanId()).isNull();
        });
    }

    @Test
    void busyOperation_doesNotPushOutAnother() {
        calls.accept(batch("quiet.one", 1, 0));
        calls.accept(batch("busy.one", 500, 1));

        assertThat(calls.find(each -> each.id().name().equals("quiet.one"), 10)).hasSize(1);
        assertThat(calls.find(each -> each.id().name().equals("busy.one"), 1_000))
                .hasSize(RecentCalls.OF_EACH)
                .extracting(RecentCall::spanId)
                .startsWith(hex(500), hex(499))
                .endsWith(hex(451));
    }

    @Test
    void manyOperations_areBounded_andTheQuietestGoFirst() {
        for (int i = 0; i < 100; i++) {
            calls.accept(batch("operation.number" + i, 50, i));
            calls.accept(batch("operation.number0", 1, i));
        }

        assertThat(calls.size()).isLessThanOrEqualTo(RecentCalls.CAPACITY);
        assertThat(calls.find(each -> true, 10_000))
                .hasSize(calls.size())
                .extracting(each -> each.id().name())
                .contains("operation.number0", "operation.number99", "operation.number70")
                .doesNotContain("operation.number1");
    }

    @Test
    void find_theLatestEndedFirst_andNoMoreThanAskedFor() {
        calls.accept(batch("a.one", 3, 0));
        calls.accept(batch("b.one", 3, 10));

        assertThat(calls.find(each -> true, 4))
                .extracting(each -> each.id().name())
                .containsExactly("b.one", "b.one", "b.one", "a.one");
    }

    @Test
    void callInASpanOfTheApplication_hasItAsItsParent() {
        ApplicationSpan span = new ApplicationSpan(1, 2, 0xabcL, (byte) 1, false, Map.of());
        KeptCall call = call("a.one", 7, span);

        calls.accept(new KeptBatch(0, Instant.EPOCH, List.of(call), List.of(), true));

        assertThat(calls.find(each -> true, 1))
                .singleElement()
                .satisfies(each -> assertThat(each.parentSpanId()).isEqualTo("0000000000000abc"));
    }

    private static KeptBatch batch(String operation, int size, long second) {
        List<KeptCall> batch = new ArrayList<>();
        for (int i = 1; i <= size; i++) {
            batch.add(call(operation, i, null));
        }
        return new KeptBatch(0, Instant.ofEpochSecond(second), batch, List.of(), true);
    }

    private static KeptCall call(String operation, long number, @Nullable ApplicationSpan application) {
        return new KeptCall(
                OperationId.parse(operation),
                Outcome.SUCCESS,
                null,
                null,
                number,
                1_000,
                Map.of("model", "strong"),
                1,
                2,
                number,
                0,
                application,
                "main",
                null);
    }

    private static String hex(long spanId) {
        return String.format("%016x", spanId);
    }
}
