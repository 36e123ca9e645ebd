package io.opvitals.sample.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class TallyTest {

    private final Tally tally = new Tally(UnsupportedOperationException.class);

    @Test
    void count_callThatReturns_isASuccessAndPassesItsResultOn() {
        assertThat(tally.<String, RuntimeException>count("w.o", () -> "result")).isEqualTo("result");

        assertThat(tally.report()).isEqualTo("w.o success 1\n");
    }

    @Test
    void count_resultOfAFallback_isAFallback() {
        tally.<String, RuntimeException>count("w.o", () -> "weak", TallyTest::servedBy);
        tally.<String, RuntimeException>count("w.o", () -> "strong", TallyTest::servedBy);

        assertThat(tally.report()).isEqualTo("w.o success 1\nw.o fallback 1\n");
    }

    @Test
    void count_callThatThrows_isJudgedByTheExceptionAndThrowsTheSameOne() {
        assertOutcome(new IllegalStateException(), "error");
        assertOutcome(
                CallNotPermittedException.createCallNotPermittedException(CircuitBreaker.ofDefaults("b")), "rejected");
        assertOutcome(new TimeoutException(), "timeout");
        assertOutcome(new CancellationException(), "cancelled");
        assertOutcome(new UnsupportedOperationException("expected"), "success");
    }

    @Test
    void summary_ofSeveralOperations_addsThemUpByWrapper() throws Exception {
        tally.count("search.query", () -> "");
        tally.count("payments.charge", () -> "");
        tally.count("payments.refund", () -> "");
        assertThatThrownBy(() -> tally.count("payments.refund", () -> throwing(new TimeoutException())))
                .isInstanceOf(TimeoutException.class);

        assertThat(tally.summary()).isEqualTo("payments 2 success, 1 timeout; search 1 success");
    }

    @Test
    void countLater_future_isCountedWhenItEndsAndByWhatItEndsWith() {
        CompletableFuture<String> future = new CompletableFuture<>();

        assertThat(tally.countLater("search.query", future)).isSameAs(future);
        assertThat(tally.report()).isEmpty();
        future.completeExceptionally(new TimeoutException());

        assertThat(tally.report()).isEqualTo("search.query timeout 1\n");
    }

    private static Outcome servedBy(String model) {
        return model.equals("weak") ? Outcome.FALLBACK : Outcome.SUCCESS;
    }

    private void assertOutcome(Exception thrown, String outcome) {
        String operation = "throws." + thrown.getClass().getSimpleName();

        assertThatThrownBy(() -> tally.count(operation, () -> throwing(thrown))).isSameAs(thrown);
        assertThat(tally.report()).contains(operation + " " + outcome + " 1\n");
    }

    private static String throwing(Exception thrown) throws Exception {
        throw thrown;
    }
}
