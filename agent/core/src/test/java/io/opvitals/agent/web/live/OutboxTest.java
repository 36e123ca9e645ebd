package io.opvitals.agent.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.event.EventLog;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private final EventLog events = new EventLog();
    private final Outbox outbox = new Outbox(events);

    @Test
    void offer_stateThatStillWaits_isReplacedByTheNewest() {
        outbox.subscribe(List.of("system"));
        outbox.offer("system", "first");
        outbox.offer("system", "second");
        outbox.offer("wrappers", "not asked for");

        assertThat(outbox.next()).isEqualTo("second");
        assertThat(outbox.next()).isNull();
        assertThat(outbox.replaced()).isEqualTo(1);
    }

    @Test
    void next_eventsForgottenMeanwhile_areSaidToBeMissed() {
        outbox.subscribe(List.of("events"));
        for (int i = 1; i <= EventLog.CAPACITY + 10; i++) {
            events.add(Instant.EPOCH, "test", "system", "number " + i, Map.of());
        }

        assertThat(outbox.next())
                .startsWith("{\"type\":\"events\",\"missed\":10,")
                .contains("\"number 11\"");
        assertThat(outbox.next()).startsWith("{\"type\":\"events\",\"missed\":0,");
    }

    @Test
    void resume_afterAnIdOfAnotherJvm_beginsWithTheOldest() {
        events.add(Instant.EPOCH, "test", "system", "number 1", Map.of());
        outbox.subscribe(List.of("events"));
        outbox.resume(1_000);

        assertThat(outbox.next()).contains("number 1");
    }

    @Test
    void subscribe_moreThanTheLimit_isRefused() {
        List<String> many =
                IntStream.range(0, 101).mapToObj(each -> "wrapper:" + each).toList();

        assertThat(outbox.subscribe(many)).isFalse();
        assertThat(outbox.topics()).isEmpty();
    }

    @Test
    void reply_clientThatDoesNotRead_isNotServed() {
        for (int i = 0; i < 100; i++) {
            assertThat(outbox.reply("x")).isTrue();
        }
        assertThat(outbox.reply("x")).isFalse();
    }
}
