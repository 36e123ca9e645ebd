package io.opvitals.agent.alert.rule;

import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.time.Ticker;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A log whose lines a test reads. */
final class TestLog {

    private TestLog() {}

    static AgentLog to(OutputStream lines) {
        return new AgentLog(
                new PrintStream(lines, true, StandardCharsets.UTF_8),
                AgentLog.Level.INFO,
                () -> Instant.EPOCH,
                Ticker.system());
    }
}
