package io.opvitals.agent.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.time.FakeTicker;
import io.opvitals.bootstrap.OpvitalsDoor;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunningCallsTest {

    private final FakeTicker ticker = new FakeTicker();
    private final Recording recording = new Recording(ticker);
    private final RunningCalls calls = new RunningCalls(recording.operations);
    private final int charge = recording.operation("payments.charge");
    private final IllegalStateException failure = new IllegalStateException("flaky");

    @Test
    void current_noCall_isNone() {
        assertThat(calls.current()).isNull();
        assertThat(calls.currentProxied()).isNull();
    }

    @Test
    void servedByFallback_cause_isTheReasonWithoutItsWrappers() {
        var call = OpvitalsDoor.enter(charge);
        calls.current().servedByFallback(new CompletionException(new CompletionException(failure)), "weakModel");
        OpvitalsDoor.exit(call, null);

        OperationSnapshot read = recording.read("payments.charge");
        assertThat(read.count(Outcome.FALLBACK)).isEqualTo(1);
        assertThat(read.fallbackReasons()).isEqualTo(Map.of("java.lang.IllegalStateException", 1L));
        assertThat(recording.kept.drain())
                .singleElement()
                .satisfies(kept -> assertThat(kept.attributes()).containsEntry("opvitals.served_by", "weakModel"));
    }

    @Test
    void servedByFallback_callThrowsAfterAll_isAnError() {
        var call = OpvitalsDoor.enter(charge);
        calls.current().servedByFallback(failure, null);
        OpvitalsDoor.exit(call, failure);

        OperationSnapshot read = recording.read("payments.charge");
        assertThat(read.count(Outcome.ERROR)).isEqualTo(1);
        assertThat(read.fallbackReasons()).isEmpty();
    }

    @Test
    void servedByFallback_fromAnotherThreadWhileTheCallWaits_counts() {
        var call = OpvitalsDoor.enter(charge);
        RunningCall running = calls.current();
        CompletableFuture.runAsync(() -> running.servedByFallback(failure, null))
                .join();
        OpvitalsDoor.exit(call, null);

        assertThat(recording.read("payments.charge").count(Outcome.FALLBACK)).isEqualTo(1);
    }

    @Test
    void servedByFallback_afterTheEnd_isLostAndNotTheNextCalls() {
        var call = OpvitalsDoor.enter(charge);
        RunningCall over = calls.current();
        OpvitalsDoor.exit(call, null);
        var next = OpvitalsDoor.enter(charge);
        over.servedByFallback(failure, null);
        OpvitalsDoor.exit(next, null);

        assertThat(recording.read("payments.charge").count(Outcome.SUCCESS)).isEqualTo(2);
    }

    @Test
    void retried_twice_isOneCallWithTwoRetries() {
        var call = OpvitalsDoor.enter(charge);
        calls.current().retried();
        calls.current().retried();
        OpvitalsDoor.exit(call, null);

        OperationSnapshot read = recording.read("payments.charge");
        assertThat(read.retries()).isEqualTo(2);
        assertThat(read.started()).isEqualTo(1);
        assertThat(read.count(Outcome.SUCCESS)).isEqualTo(1);
    }

    @Test
    void recovery_beginsWithTheFirstFailedAttempt() {
        ProxiedCall proxied = calls.begin(charge);
        ticker.advance(java.time.Duration.ofMillis(5));
        attempt(proxied, failure);
        ticker.advance(java.time.Duration.ofMillis(20));
        calls.current().servedByFallback(failure, null);
        proxied.returned("fallback");

        assertThat(recording.read("payments.charge").recovery().sumNanos()).isEqualTo(20_000_000);
    }

    @Test
    void proxied_attempts_areOneCallAndNoneOfTheirOwn() {
        ProxiedCall proxied = calls.begin(charge);
        attempt(proxied, failure);
        attempt(proxied, failure);
        attempt(proxied, null);
        assertThat(proxied.returned("answer")).isEqualTo("answer");

        OperationSnapshot read = recording.read("payments.charge");
        assertThat(read.started()).isEqualTo(1);
        assertThat(read.count(Outcome.SUCCESS)).isEqualTo(1);
        assertThat(read.count(Outcome.ERROR)).isZero();
        assertThat(read.inFlight()).isZero();
    }

    @Test
    void proxied_refused_isRejectedThoughTheMethodNeverRan() {
        ProxiedCall proxied = calls.begin(charge);
        proxied.threw(new RejectedExecutionException("full"));

        assertThat(recording.read("payments.charge").count(Outcome.REJECTED)).isEqualTo(1);
    }

    @Test
    void proxied_attemptOnAnotherThread_isPartOfIt() {
        ProxiedCall proxied = calls.begin(charge);
        CompletableFuture.runAsync(() -> attempt(proxied, failure)).join();
        proxied.returned("answer");

        assertThat(recording.read("payments.charge").started()).isEqualTo(1);
    }

    @Test
    void proxied_behindAnotherProxy_beginsNoCallOfItsOwn() {
        ProxiedCall outer = calls.begin(charge);
        ProxiedCall before = calls.expectAttempt(outer);
        assertThat(calls.begin(charge)).isNull();
        OpvitalsDoor.exit(OpvitalsDoor.enter(charge), null);
        calls.expectAttempt(before);
        outer.returned("answer");

        assertThat(recording.read("payments.charge").started()).isEqualTo(1);
    }

    @Test
    void proxied_methodCallsItselfDirectly_isACallOfItsOwn() {
        ProxiedCall proxied = calls.begin(charge);
        ProxiedCall before = calls.expectAttempt(proxied);
        var attempt = OpvitalsDoor.enter(charge);
        Recording.call(charge);
        OpvitalsDoor.exit(attempt, null);
        calls.expectAttempt(before);
        proxied.returned("answer");

        assertThat(recording.read("payments.charge").count(Outcome.SUCCESS)).isEqualTo(2);
    }

    @Test
    void proxied_methodOfAnotherOperation_isNotTakenForTheAttempt() {
        int other = recording.operation("payments.refund");
        ProxiedCall proxied = calls.begin(charge);
        ProxiedCall before = calls.expectAttempt(proxied);
        Recording.call(other);
        calls.expectAttempt(before);
        proxied.returned("answer");

        assertThat(recording.read("payments.refund").count(Outcome.SUCCESS)).isEqualTo(1);
    }

    @Test
    void proxied_arguments_areThoseOfTheFirstAttempt() {
        ProxiedCall proxied = calls.begin(charge);
        for (String model : new String[] {"strong", "weak"}) {
            ProxiedCall before = calls.expectAttempt(proxied);
            var attempt = OpvitalsDoor.enter(charge);
            OpvitalsDoor.argument(attempt, "model", model, true);
            OpvitalsDoor.exit(attempt, null);
            calls.expectAttempt(before);
        }
        proxied.returned("answer");

        assertThat(recording.read("payments.charge").series().keySet())
                .singleElement()
                .satisfies(key -> assertThat(key.attributes()).containsExactly("model", "strong"));
    }

    private void attempt(ProxiedCall proxied, @Nullable Throwable thrown) {
        ProxiedCall before = calls.expectAttempt(proxied);
        OpvitalsDoor.exit(OpvitalsDoor.enter(charge), thrown);
        calls.expectAttempt(before);
    }
}
