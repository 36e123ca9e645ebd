package io.opvitals.agent.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.time.FakeTicker;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameLogTest {

    private static final Instant START = Instant.parse("2026-11-21T14:00:00Z");
    private static final FrameLimits LIMITS =
            new FrameLimits(1 << 20, 1 << 12, Duration.ofHours(1), Duration.ofHours(6), 1 << 13);

    @TempDir
    Path temp;

    private final FakeTicker ticker = new FakeTicker();

    @Test
    void read_nothingAppended_isNothingAndMakesNothing() {
        assertThat(all(log())).isEmpty();
        assertThat(temp.resolve("data")).doesNotExist();
    }

    @Test
    void read_whatWasAppended_isTheSameInOrder() {
        FrameLog log = log();
        List<String> appended = append(log, 0, 200);

        assertThat(all(log)).isEqualTo(appended);
        assertThat(log.status().files()).isGreaterThan(1);
    }

    @Test
    void read_range_hasWhatIsInItOnly() {
        FrameLog log = log();
        append(log, 0, 200);

        List<String> found = new ArrayList<>();
        log.read(START.plusSeconds(50), START.plusSeconds(60), each -> found.add(text(each)));

        assertThat(found).hasSize(10).startsWith(record(50)).endsWith(record(59));
    }

    @Test
    void append_nextProcess_beginsItsOwnFileAndKeepsTheOthers() throws IOException {
        List<String> appended = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            try (DataDirectory data = data()) {
                FrameLog log = new FrameLog(data, "events", LIMITS, ticker);
                appended.addAll(append(log, 10 * i, 10));
                assertThat(all(log)).isEqualTo(appended);
                log.close();
            }
        }
        assertThat(files()).hasSize(3);
    }

    @Test
    void read_twoOnOneDirectory_eachHasItsOwn() throws IOException {
        try (DataDirectory first = data();
                DataDirectory second = data()) {
            FrameLog one = new FrameLog(first, "events", LIMITS, ticker);
            FrameLog other = new FrameLog(second, "events", LIMITS, ticker);
            append(one, 0, 5);
            append(other, 5, 5);

            assertThat(all(one)).hasSize(5).startsWith(record(0));
            assertThat(all(other)).hasSize(5).startsWith(record(5));
        }
    }

    @Test
    void read_truncatedAtEveryByteOfTheLastFrame_losesThatFrameOnly() throws IOException {
        List<String> appended = appendAndEnd(20);
        Path file = files().get(0);
        byte[] whole = Files.readAllBytes(file);
        int last = FrameFormat.HEADER + appended.get(19).length();

        for (int cut = 1; cut < last; cut++) {
            Files.write(file, Arrays.copyOf(whole, whole.length - cut));
            try (DataDirectory data = data()) {
                FrameLog log = new FrameLog(data, "events", LIMITS, ticker);
                assertThat(all(log)).as("%s bytes cut", cut).isEqualTo(appended.subList(0, 19));
                assertThat(log.status().tailsCut()).isEqualTo(cut == last ? 0 : 1);
                assertThat(Files.size(file)).isEqualTo(whole.length - last);
            }
        }
    }

    @Test
    void read_aFlippedByte_losesAtMostTheFrameItIsIn() throws IOException {
        List<String> appended = appendAndEnd(40);
        Path file = files().get(0);
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(7);

        for (int i = 0; i < 300; i++) {
            byte[] flipped = whole.clone();
            int at = FrameFormat.FILE_HEADER + random.nextInt(whole.length - FrameFormat.FILE_HEADER);
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, flipped);
            try (DataDirectory data = data()) {
                FrameLog log = new FrameLog(data, "events", LIMITS, ticker);
                List<String> found = all(log);
                assertThat(appended).as("byte %s", at).containsSubsequence(found);
                assertThat(found).as("byte %s", at).hasSizeGreaterThanOrEqualTo(39);
            }
        }
    }

    @Test
    void read_aFileThatIsNotOurs_isSetAsideAndTheOthersAreRead() throws IOException {
        appendAndEnd(5);
        Path ours = files().get(0);
        Path foreign = ours.resolveSibling("events-000000000000-0.log");
        Files.writeString(foreign, "something else, quite long");
        Files.setLastModifiedTime(foreign, Files.getLastModifiedTime(ours));

        try (DataDirectory data = data()) {
            FrameLog log = new FrameLog(
                    data,
                    "events",
                    new FrameLimits(1 << 20, 1 << 12, Duration.ofDays(36500), Duration.ofDays(1), 1 << 13),
                    ticker);
            assertThat(all(log)).hasSize(5);
            assertThat(log.status().filesSetAside()).isEqualTo(1);
            assertThat(foreign).doesNotExist();
            assertThat(foreign.resolveSibling("events-000000000000-0.log.bad")).exists();
        }
    }

    @Test
    void append_pastTheCap_deletesTheOldestFiles() {
        FrameLimits small = new FrameLimits(10_000, 1_000, Duration.ofHours(1), Duration.ofHours(6), 1 << 13);
        FrameLog log = new FrameLog(data(), "events", small, ticker);
        for (int i = 0; i < 1_000; i++) {
            log.append(START.plusSeconds(i), record(i).getBytes(StandardCharsets.UTF_8));
            assertThat(log.bytes()).isLessThanOrEqualTo(10_000);
        }
        assertThat(all(log)).hasSizeGreaterThan(100).endsWith(record(999));
    }

    @Test
    void retain_filesThatAreTooOld_areDeleted() {
        FrameLog log = log();
        append(log, 0, 200);

        log.retain(START.plus(Duration.ofHours(6)));
        assertThat(all(log)).hasSize(200);
        log.retain(START.plus(Duration.ofHours(8)));

        assertThat(log.status().files()).isEqualTo(1); // The one that is being written.
    }

    @Test
    void append_cannotBeWritten_isInMemoryAndWrittenLater() throws IOException {
        Path root = temp.resolve("data");
        Files.writeString(root, "a file where the directory should be");
        FrameLog log = log();
        List<String> appended = append(log, 0, 20);

        assertThat(all(log)).isEqualTo(appended);
        assertThat(log.status().why()).contains(root.toString()).contains("(expected: ");
        assertThat(log.status().memoryBytes()).isPositive();

        Files.delete(root);
        ticker.advance(Duration.ofSeconds(30));
        appended.addAll(append(log, 20, 1));

        assertThat(all(log)).isEqualTo(appended);
        assertThat(log.status().why()).isNull();
        assertThat(log.status().memoryBytes()).isZero();
    }

    @Test
    void append_memoryIsFull_losesTheOldest() throws IOException {
        Files.writeString(temp.resolve("data"), "a file where the directory should be");
        FrameLog log = log();
        append(log, 0, 1_000);

        assertThat(log.status().memoryBytes()).isLessThanOrEqualTo(LIMITS.memoryBytes());
        assertThat(all(log)).endsWith(record(999)).hasSizeGreaterThan(20);
        assertThat(log.status().framesLost()).isPositive();
    }

    @Test
    void append_clockStepsBackAndForward_keepsAll() {
        FrameLog log = log();
        List<String> appended = append(log, 10_000, 3);
        appended.addAll(append(log, 0, 3));
        appended.addAll(append(log, 1_000_000, 3));

        assertThat(all(log)).isEqualTo(appended);
        List<String> early = new ArrayList<>();
        log.read(START, START.plusSeconds(100), each -> early.add(text(each)));
        assertThat(early).containsExactly(record(0), record(1), record(2));
    }

    @Test
    void append_folderTakenAway_beginsAnew() throws IOException {
        FrameLog log = log();
        append(log, 0, 5);
        for (File each : temp.resolve("data/jvm-1").toFile().listFiles()) {
            assertThat(each.delete()).isTrue();
        }
        assertThat(temp.resolve("data/jvm-1").toFile().delete()).isTrue();

        List<String> appended = append(log, 5, 5);

        assertThat(all(log)).isEqualTo(appended);
    }

    private List<String> appendAndEnd(int count) throws IOException {
        try (DataDirectory data = data()) {
            FrameLog log = new FrameLog(data, "events", LIMITS, ticker);
            List<String> appended = append(log, 0, count);
            log.close();
            return appended;
        }
    }

    private static List<String> append(FrameLog log, int from, int count) {
        List<String> appended = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            log.append(START.plusSeconds(i), record(i).getBytes(StandardCharsets.UTF_8));
            appended.add(record(i));
        }
        return appended;
    }

    private static String record(int number) {
        return "record " + number + "!".repeat(number % 50);
    }

    private static List<String> all(FrameLog log) {
        List<String> found = new ArrayList<>();
        log.read(FrameSpan.ALL, each -> found.add(text(each)));
        return found;
    }

    private static String text(Frame frame) {
        byte[] bytes = new byte[frame.payload().remaining()];
        frame.payload().duplicate().get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private FrameLog log() {
        return new FrameLog(data(), "events", LIMITS, ticker);
    }

    private DataDirectory data() {
        return new DataDirectory(temp.resolve("data").toString());
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(temp.resolve("data/jvm-1"))) {
            return files.filter(each -> each.toString().endsWith(".log"))
                    .sorted()
                    .toList();
        }
    }
}
