package io.opvitals.agent.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.storage.DataDirectory;
import io.opvitals.agent.storage.StoredFiles;
import io.opvitals.agent.time.Ticker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {

    private static final Instant START = Instant.parse("2026-11-21T14:00:00Z");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final AgentLog agentLog = new AgentLog(
            new PrintStream(said, true, StandardCharsets.UTF_8), AgentLog.Level.INFO, () -> START, Ticker.system());

    @TempDir
    Path temp;

    private DataDirectory data;
    private AuditLog audit;

    @AfterEach
    void close() throws IOException {
        if (data != null) {
            data.close();
        }
    }

    @Test
    void append_several_areReadBackNewestFirst() throws IOException {
        start();
        append(5);

        assertThat(audit.latest(2, Long.MAX_VALUE))
                .extracting(AuditRecord::number)
                .containsExactly(5L, 4L);
        assertThat(audit.latest(10, 3)).extracting(AuditRecord::number).containsExactly(2L, 1L);
        assertThat(audit.latest(1, Long.MAX_VALUE).get(0).entry()).isEqualTo(entry(5));
        assertThat(audit.verify()).isEqualTo(storedVerification());
        assertThat(audit.verify().isIntact()).isTrue();
        assertThat(audit.verify().entries()).isEqualTo(5);
    }

    @Test
    void append_anyCharacters_areKept() throws IOException {
        start();
        AuditEntry odd = new AuditEntry(START, "a\"b\n", "\u2028", "x\\", "\",\"hash\":\"", "\0", "日本\ud83d\ude00");
        audit.append(odd);
        append(1);

        assertThat(audit.latest(1, 2).get(0).entry()).isEqualTo(odd);
        assertThat(audit.verify().isIntact()).isTrue();
    }

    @Test
    void append_longText_isCut() {
        assertThat(new AuditEntry(START, "a", "o", "x", "t", "x".repeat(2_000), "").from())
                .hasSize(1_000)
                .endsWith("...");
    }

    @Test
    void append_afterAnotherStart_continuesTheChain() throws IOException {
        start();
        append(2);
        restart();
        append(2);

        assertThat(audit.verify().isIntact()).isTrue();
        assertThat(audit.verify().last()).isEqualTo(4);
    }

    @Test
    void verify_eachByteChanged_shows() throws IOException {
        start();
        append(3);
        byte[] written = Files.readAllBytes(file());
        for (int i = 0; i < written.length; i++) {
            byte[] changed = written.clone();
            changed[i] ^= 1;
            Files.write(file(), changed);

            assertThat(audit.verify().isIntact()).as("byte %s", i).isFalse();
        }
    }

    @Test
    void verify_lineRemovedSwappedOrPutIn_shows() throws IOException {
        start();
        append(4);
        List<String> lines = Files.readAllLines(file());

        for (int i = 0; i < lines.size(); i++) {
            List<String> without = new ArrayList<>(lines);
            without.remove(i);
            shows(without);
            List<String> twice = new ArrayList<>(lines);
            twice.add(i, lines.get(i));
            shows(twice);
        }
        shows(List.of(lines.get(1), lines.get(0), lines.get(2), lines.get(3)));
        shows(List.of());
    }

    @Test
    void verify_changedAndHashedAgain_shows() throws IOException {
        start();
        append(3);
        List<String> lines = new ArrayList<>(Files.readAllLines(file()));
        AuditRecord first = AuditLine.parse(lines.get(0));
        assertThat(first).isNotNull();
        lines.set(0, AuditLine.text(AuditLine.record(1, entry(77), first.previous())));
        write(lines);

        assertThat(audit.verify().problems())
                .containsExactly("audit-000000000001.jsonl:2: entry 2 does not follow entry 1 as that is now");
    }

    @Test
    void verify_endCutOffAndGoneOn_showsForEver() throws IOException {
        start();
        append(5);
        write(Files.readAllLines(file()).subList(0, 3));
        assertThat(audit.verify().problems()).containsExactly("entries 4 to 5 are missing at the end");

        restart();
        append(3);

        assertThat(audit.verify().problems())
                .containsExactly("audit-000000000001.jsonl:4: entry 6 (expected: entry 4)");
    }

    @Test
    void append_killedWithinAnEntry_removesThePart() throws IOException {
        start();
        append(2);
        String written = Files.readString(file());
        Files.writeString(file(), written + "{\"number\":3,\"ti");

        restart();
        append(1);

        assertThat(audit.verify().isIntact()).isTrue();
        assertThat(audit.verify().last()).isEqualTo(3);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("never finished");
    }

    @Test
    void append_killedBeforeTheNote_isIntact() throws IOException {
        start();
        append(1);
        byte[] note = Files.readAllBytes(temp.resolve("jvm-1/" + AuditLog.HEAD));
        append(1);
        Files.write(temp.resolve("jvm-1/" + AuditLog.HEAD), note);

        assertThat(audit.verify().isIntact()).isTrue();
        Files.delete(temp.resolve("jvm-1/" + AuditLog.HEAD));
        assertThat(audit.verify().isIntact()).isFalse();
    }

    @Test
    void append_manyFiles_dropsTheOldestAndStaysIntact() throws IOException {
        data = new DataDirectory(temp.toString());
        audit = new AuditLog(data, agentLog, 1_000, 3);
        append(30);

        AuditVerification verified = audit.verify();
        assertThat(verified.problems()).isEmpty();
        assertThat(verified.last()).isEqualTo(30);
        assertThat(verified.first()).isGreaterThan(15);
        assertThat(data.names()).hasSize(4);
        assertThat(audit.latest(5, Long.MAX_VALUE))
                .extracting(AuditRecord::number)
                .containsExactly(30L, 29L, 28L, 27L, 26L);
    }

    @Test
    void append_directoryCannotBeWritten_isKeptInMemoryAndSaid() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");
        data = new DataDirectory(file.toString());
        audit = new AuditLog(data, agentLog);
        append(3);

        assertThat(audit.verify().isIntact()).isTrue();
        assertThat(audit.latest(10, Long.MAX_VALUE)).hasSize(3);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("WARN audit - the audit log is in memory only");
    }

    @Test
    void append_manyThreads_isOneChain() throws Exception {
        start();
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(() -> {
                try {
                    go.await();
                    append(10);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            thread.start();
            threads.add(thread);
        }
        go.countDown();
        for (Thread each : threads) {
            each.join();
        }

        assertThat(audit.verify().isIntact()).isTrue();
        assertThat(audit.verify().entries()).isEqualTo(40);
    }

    private AuditVerification storedVerification() throws IOException {
        return AuditLog.verify(StoredFiles.in(temp.toString()).get(0));
    }

    private void shows(List<String> lines) throws IOException {
        write(lines);
        assertThat(audit.verify().isIntact()).as("%s", lines).isFalse();
    }

    private void write(List<String> lines) throws IOException {
        Files.writeString(file(), lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
    }

    private Path file() {
        return temp.resolve("jvm-1/audit-000000000001.jsonl");
    }

    private void start() {
        data = new DataDirectory(temp.toString());
        audit = new AuditLog(data, agentLog);
    }

    private void restart() throws IOException {
        data.close();
        start();
    }

    private void append(int n) {
        for (int i = 1; i <= n; i++) {
            audit.append(entry(i));
        }
    }

    private static AuditEntry entry(int i) {
        return new AuditEntry(
                START.plusSeconds(i), "ann", "127.0.0.1", "config.change", "opvitals.health.window", "5m", i + "m");
    }
}
