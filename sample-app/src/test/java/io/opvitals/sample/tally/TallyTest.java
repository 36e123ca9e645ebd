package io.opvitals.sample.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
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
        tally.<String, RuntimeException>count("w.o", () -> "weak", "weak"::equals);
        tally.<String, RuntimeException>count("w.o", () -> "strong", "weak"::equals);

        assertThat(tally.report()).isEqualTo("w.o success 1\nw.o fallback 1\n");
    }

    @Test
    void count_callThatThrows_isJudgedByTheExceptionAndThrowsTheSameOne() {
        assertOutcome(new IllegalStateException(), "error");
        assertOutcome(new RejectedExecutionException(), "rejected");
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

    private void assertOutcome(Exception thrown, String outcome) {
        String operation = "throws." + thrown.getClass().getSimpleName();

        assertThatThrownBy(() -> tally.count(operation, () -> throwing(thrown))).isSameAs(thrown);
        assertThat(tally.report()).contains(operation + " " + outcome + " 1\n");
    }

    private static String throwing(Exception thrown) throws Exception {
        throw thrown;
    }
}
