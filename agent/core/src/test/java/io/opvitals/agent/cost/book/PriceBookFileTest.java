package io.opvitals.agent.cost.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.time.Ticker;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceBookFileTest {

    private static final String ONE = """
            currency: EUR
            prices:
            - {name: call, wrapper: paid, per-call: 0.25}
            """;

    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void look_whileTheFileIsEmpty_keepsItsPrices_andWarns() throws Exception {
        Path path = folder.resolve("prices.yaml");
        Files.writeString(path, ONE);
        PriceBookFile file = new PriceBookFile(
                path.toFile(),
                ZoneOffset.UTC,
                new AgentLog(
                        new PrintStream(lines, true, StandardCharsets.UTF_8),
                        AgentLog.Level.WARN,
                        () -> Instant.EPOCH,
                        Ticker.system()));
        file.read();
        assertThat(file.book().entries()).hasSize(1);
        assertThat(lines.size()).isZero();

        Files.writeString(path, "");
        look(file);
        assertThat(file.book().entries()).hasSize(1);
        assertThat(lines.toString(StandardCharsets.UTF_8))
                .contains("nothing is in it (expected: prices; 'prices: []' for none)")
                .contains("WARN cost - " + path + ": 1 problems; nothing of it is used, 1 prices read before go on");

        Files.writeString(path, "prices: []");
        look(file);
        assertThat(file.book().entries()).isEmpty();
        assertThat(file.book().problems()).isEmpty();
    }

    /** A change counts once it is seen twice. */
    private static void look(PriceBookFile file) {
        assertThat(file.look()).isFalse();
        assertThat(file.look()).isTrue();
    }
}
