package io.opvitals.agent.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.time.FakeTicker;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class AgentLogTest {

    private final FakeTicker ticker = new FakeTicker();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private AgentLog log(AgentLog.Level level) {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-21T14:03:07.412Z"));
        return new AgentLog(new PrintStream(out, true, StandardCharsets.UTF_8), level, clock, ticker);
    }

    @Test
    void line_hasTimeThreadLevelAndLogger() {
        log(AgentLog.Level.INFO).warn("export", "collector does not answer");

        assertThat(written())
                .matches("\\[opvitals 2026-11-2\\d \\d\\d:\\d\\d:07:412 [+-]\\d{4}] \\["
                        + Thread.currentThread().getName()
                        + "] WARN export - collector does not answer\\R");
    }

    @Test
    void sameMessage_isWrittenOnceAMinuteWithTheNumberLeftOut() {
        AgentLog log = log(AgentLog.Level.INFO);
        for (int i = 0; i < 60; i++) {
            log.warn("export", "failed");
            ticker.advance(Duration.ofSeconds(1));
        }
        assertThat(written().lines()).hasSize(1);

        log.warn("export", "failed");

        assertThat(written().lines()).hasSize(2);
        assertThat(written()).endsWith("failed (59 more in between)" + System.lineSeparator());
    }

    @Test
    void messageBelowTheLevel_isNotWritten() {
        AgentLog log = log(AgentLog.Level.WARN);
        log.info("agent", "started");

        assertThat(written()).isEmpty();
        assertThat(log.writes(AgentLog.Level.ERROR)).isTrue();
    }

    @Test
    void off_writesNothing() {
        log(AgentLog.Level.OFF).error("agent", "broken");

        assertThat(written()).isEmpty();
    }

    private String written() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
