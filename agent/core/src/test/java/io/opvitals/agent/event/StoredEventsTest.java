package io.opvitals.agent.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opvitals.agent.storage.DataDirectory;
import io.opvitals.agent.time.FakeTicker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredEventsTest {

    private static final Instant TIME = Instant.parse("2026-11-21T14:00:00.123456789Z");

    @TempDir
    Path temp;

    private final FakeTicker ticker = new FakeTicker();

    @Test
    void read_nextProcess_goesOnWhereTheOtherLeftOff() throws IOException {
        List<Event> before;
        try (DataDirectory data = data()) {
            StoredEvents stored = stored(data);
            EventLog log = new EventLog(stored.read(), stored);
            log.add(TIME, "health.changed", "shop", "shop is \"down\"\nü", Map.of("from", "healthy", "time", "x"));
            log.add(TIME, "check.changed", "db", "db is down", Map.of());
            before = log.after(0, 10);
            await().untilAsserted(() -> assertThat(stored(data).read()).isEqualTo(log.after(0, 10)));
        }
        try (DataDirectory data = data()) {
            StoredEvents stored = stored(data);
            EventLog log = new EventLog(stored.read(), stored);

            assertThat(log.after(0, 10)).isEqualTo(before);
            assertThat(log.add(TIME, "test", "system", "next", Map.of()).id()).isEqualTo(3);
        }
    }

    private StoredEvents stored(DataDirectory data) {
        return new StoredEvents(data, Thread::new, ticker.clock(), ticker);
    }

    private DataDirectory data() {
        return new DataDirectory(temp.resolve("data").toString());
    }
}
