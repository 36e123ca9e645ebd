package io.opvitals.agent.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.collect.SnapshotCollector;
import io.opvitals.agent.collect.TestCalls;
import io.opvitals.agent.log.AgentLog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CollectionCycleTest {

    private final TestCalls calls = new TestCalls();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final AgentLog log = new AgentLog(
            new PrintStream(written, true, StandardCharsets.UTF_8),
            AgentLog.Level.DEBUG,
            calls.ticker().clock(),
            calls.ticker());

    @Test
    void everyListener_getsTheVerySameReport() {
        List<HealthReport> first = new ArrayList<>();
        List<HealthReport> second = new ArrayList<>();
        CollectionCycle cycle = cycle(first::add, second::add);

        cycle.run();
        cycle.run();

        assertThat(first).hasSize(2);
        assertThat(second.get(0)).isSameAs(first.get(0));
        assertThat(second.get(1)).isSameAs(first.get(1));
    }

    @Test
    void listener_thatThrows_isLoggedOnceAndStopsNothing() {
        List<HealthReport> reports = new ArrayList<>();
        List<HealthReport> seenByFailing = new ArrayList<>();
        ReportListener failing = report -> {
            seenByFailing.add(report);
            if (seenByFailing.size() == 3) {
                throw new AssertionError("another cause");
            }
            throw new IllegalStateException("no good");
        };
        CollectionCycle cycle = cycle(failing, reports::add);

        for (int i = 0; i < 200; i++) {
            calls.ticker().advance(Duration.ofSeconds(1));
            cycle.run();
        }

        assertThat(reports).hasSize(200);
        assertThat(seenByFailing).hasSize(200);
        assertThat(log()).containsOnlyOnce("java.lang.IllegalStateException: no good");
        assertThat(log()).containsOnlyOnce("java.lang.AssertionError: another cause");
    }

    @Test
    void collection_thatFails_isLoggedOnceAndTriedAgain() {
        List<HealthReport> reports = new ArrayList<>();
        InstantSource sick = new InstantSource() {
            private int asked;

            @Override
            public Instant instant() {
                if (asked++ < 100) {
                    throw new IllegalStateException("no clock");
                }
                return Instant.EPOCH;
            }
        };
        CollectionCycle cycle = new CollectionCycle(
                new SnapshotCollector(calls.registry(), calls.ticker(), sick),
                TestCycle.nothingYet(calls),
                TestCycle.noGuards(),
                HealthSettings.DEFAULT,
                List.of(reports::add),
                log);

        for (int i = 0; i < 101; i++) {
            calls.ticker().advance(Duration.ofSeconds(1));
            cycle.run();
        }

        assertThat(reports).hasSize(1);
        assertThat(log()).containsOnlyOnce("java.lang.IllegalStateException: no clock");
    }

    private CollectionCycle cycle(ReportListener... listeners) {
        return new CollectionCycle(
                calls.collector(),
                TestCycle.nothingYet(calls),
                TestCycle.noGuards(),
                HealthSettings.DEFAULT,
                List.of(listeners),
                log);
    }

    private String log() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
