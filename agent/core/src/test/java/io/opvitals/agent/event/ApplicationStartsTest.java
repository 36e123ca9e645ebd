package io.opvitals.agent.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.storage.DataDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationStartsTest {

    private static final Instant TIME = Instant.parse("2026-11-21T14:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void firstStart_isNoDeployment() throws IOException {
        List<Event> events = start("1.0");

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo("application.started");
            assertThat(event.time()).isEqualTo(TIME);
            assertThat(event.scope()).isEqualTo("system");
            assertThat(event.message()).isEqualTo("shop 1.0 started, with Java 17.0.9 and agent 0.1.0");
            assertThat(event.attributes())
                    .isEqualTo(Map.of(
                            "service.name", "shop",
                            "service.version", "1.0",
                            "java.version", "17.0.9",
                            "agent.version", "0.1.0"));
        });
    }

    @Test
    void anotherVersion_isOne_andTheSameAgainIsNot() throws IOException {
        start("1.0");

        List<Event> second = start("1.1");

        assertThat(second).extracting(Event::kind).containsExactly("application.started", "application.deployed");
        assertThat(second.get(1).message()).isEqualTo("shop is version 1.1, was 1.0");
        assertThat(second.get(1).attributes()).isEqualTo(Map.of("from", "1.0", "to", "1.1"));
        assertThat(start("1.1")).extracting(Event::kind).containsExactly("application.started");
    }

    @Test
    void unknownVersion_isNoneAndForgetsNothing() throws IOException {
        start("1.0");

        assertThat(start(null)).singleElement().satisfies(event -> {
            assertThat(event.message()).isEqualTo("shop started, with Java 17.0.9 and agent 0.1.0");
            assertThat(event.attributes()).doesNotContainKey("service.version");
        });
        assertThat(start("1.1")).extracting(Event::kind).contains("application.deployed");
    }

    /** The latest first. */
    private List<Event> start(@Nullable String version) throws IOException {
        EventLog log = new EventLog();
        try (DataDirectory data = new DataDirectory(folder.toString())) {
            new ApplicationStarts(data)
                    .tell(new ApplicationStarts.Start(TIME, "shop", version, "17.0.9", "0.1.0"), log);
        }
        return log.latestFirst();
    }
}
