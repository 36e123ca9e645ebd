package io.opvitals.sample.breaker;

import static io.opvitals.sample.breaker.CircuitBreaker.State.CLOSED;
import static io.opvitals.sample.breaker.CircuitBreaker.State.HALF_OPEN;
import static io.opvitals.sample.breaker.CircuitBreaker.State.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final long PAUSE_NANOS = PAUSE.toNanos();

    private final List<CircuitBreaker.State> transitions = new ArrayList<>();
    private final CircuitBreaker breaker = new CircuitBreaker("payments", 3, PAUSE, transitions::add);

    @Test
    void failed_fewerTimesInARowThanItTakes_staysClosed() {
        breaker.failed(0);
        breaker.failed(0);
        breaker.succeeded();
        breaker.failed(0);
        breaker.failed(0);

        assertThat(breaker.state()).isEqualTo(CLOSED);
        assertThatCode(() -> breaker.acquire(0)).doesNotThrowAnyException();
        assertThat(transitions).isEmpty();
    }

    @Test
    void failed_asOftenInARowAsItTakes_opens() {
        open(0);

        assertThat(breaker.state()).isEqualTo(OPEN);
        assertThat(transitions).containsExactly(OPEN);
    }

    @Test
    void acquire_whileOpen_isRejectedWithItsName() {
        open(7);

        assertThatThrownBy(() -> breaker.acquire(7 + PAUSE_NANOS - 1))
                .isInstanceOf(CircuitOpenException.class)
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining("payments");
        assertThat(breaker.state()).isEqualTo(OPEN);
    }

    @Test
    void acquire_afterThePause_letsOneTrialThroughAndRejectsTheOthers() {
        open(7);

        breaker.acquire(7 + PAUSE_NANOS);

        assertThat(breaker.state()).isEqualTo(HALF_OPEN);
        assertThatThrownBy(() -> breaker.acquire(7 + PAUSE_NANOS)).isInstanceOf(CircuitOpenException.class);
    }

    @Test
    void succeeded_ofTheTrial_closes() {
        open(0);
        breaker.acquire(PAUSE_NANOS);

        breaker.succeeded();

        assertThat(transitions).containsExactly(OPEN, HALF_OPEN, CLOSED);
        assertThatCode(() -> breaker.acquire(PAUSE_NANOS)).doesNotThrowAnyException();
    }

    @Test
    void succeeded_ofTheTrial_forgetsTheEarlierFailures() {
        open(0);
        breaker.acquire(PAUSE_NANOS);
        breaker.succeeded();

        breaker.failed(PAUSE_NANOS);
        breaker.failed(PAUSE_NANOS);

        assertThat(breaker.state()).isEqualTo(CLOSED);
    }

    @Test
    void failed_ofTheTrial_opensForAnotherPause() {
        open(0);
        breaker.acquire(PAUSE_NANOS);

        breaker.failed(PAUSE_NANOS + 10);

        assertThat(transitions).containsExactly(OPEN, HALF_OPEN, OPEN);
        assertThatThrownBy(() -> breaker.acquire(2 * PAUSE_NANOS + 9)).isInstanceOf(CircuitOpenException.class);
        assertThatCode(() -> breaker.acquire(2 * PAUSE_NANOS + 10)).doesNotThrowAnyException();
    }

    @Test
    void failed_ofALateCallWhileOpen_doesNotLengthenThePause() {
        open(0);

        breaker.failed(PAUSE_NANOS - 1);

        assertThatCode(() -> breaker.acquire(PAUSE_NANOS)).doesNotThrowAnyException();
        assertThat(transitions).containsExactly(OPEN, HALF_OPEN);
    }

    private void open(long nowNanos) {
        breaker.failed(nowNanos);
        breaker.failed(nowNanos);
        breaker.failed(nowNanos);
    }
}
