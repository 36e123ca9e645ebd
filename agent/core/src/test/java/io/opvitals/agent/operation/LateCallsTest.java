package io.opvitals.agent.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opvitals.agent.time.FakeTicker;
import io.opvitals.bootstrap.OpvitalsDoor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Which calls that wait for a result are listed. */
class LateCallsTest {

    private final Recording recording = new Recording(new FakeTicker());
    private final LateCalls late = recording.operations.shared().late();

    @Test
    void call_waiting_isListedUntilItEnds() {
        OpvitalsDoor.Call waiting = detached();
        assertThat(listed()).isOne();

        OpvitalsDoor.completed(waiting, "there");

        assertThat(listed()).isZero();
    }

    @Test
    void call_whoseFutureNobodyHolds_isInFlightAndKeepsNothingAlive() {
        detached();

        await().until(() -> {
            System.gc();
            return listed() == 0;
        });

        assertThat(recording.read("search.query").inFlight()).isOne();
    }

    private OpvitalsDoor.Call detached() {
        CallFrame frame = (CallFrame) OpvitalsDoor.enter(recording.operation("search.query"));
        return frame.detach();
    }

    private int listed() {
        AtomicInteger count = new AtomicInteger();
        late.forEach(each -> count.incrementAndGet());
        return count.get();
    }
}
