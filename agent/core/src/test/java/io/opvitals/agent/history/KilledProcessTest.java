package io.opvitals.agent.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.storage.DataDirectory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process that writes, at random moments, and goes on where it was: {@code -Dopvitals.test.kills=200} for the long
 * run. Law: every interval that the process said was kept is there once, at every resolution, and of the one that it was
 * at, all or nothing.
 */
class KilledProcessTest {

    private static final int KILLS = Integer.getInteger("opvitals.test.kills", 4);

    @TempDir
    Path temp;

    @Test
    void kill_atRandomMoments_losesNothingThatWasKept() throws IOException, InterruptedException {
        Random random = new Random(KILLS);
        int kept = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            int said = writeAndKill(kept, 20 + random.nextInt(400), random.nextInt(4_000_000));
            try (DataDirectory data = new DataDirectory(temp.toString())) {
                HistoryStore store = KilledWriter.store(data);
                int there = count(store, 11_000, said);
                assertThat(there).as("kill %s", kill).isBetween(said, said + 1);
                for (int points : List.of(2_000, 200, 50, 2)) {
                    assertThat(count(store, points, said))
                            .as("kill %s, %s points", kill, points)
                            .isEqualTo(there);
                }
                for (Level each : store.levels()) {
                    assertThat(each.log().status().framesSkipped()).isZero();
                }
                kept = there;
                store.close();
            }
        }
    }

    /** How many intervals are there; the same for every series, and for histograms. */
    private static int count(HistoryStore store, int points, int said) {
        Instant end = KilledWriter.START.plusSeconds(10L * (said + 10));
        History history = new History(store, () -> KilledWriter.START);
        HistoryAnswer calls =
                history.query(new HistoryQuery("calls_total", List.of(), KilledWriter.START, end, points));
        List<Double> sums = new ArrayList<>();
        for (HistorySeries series : calls.series()) {
            sums.add(series.points().stream().mapToDouble(HistoryPoint::number).sum());
        }
        HistoryAnswer durations =
                history.query(new HistoryQuery("duration_seconds_count", List.of(), KilledWriter.START, end, points));
        for (HistorySeries series : durations.series()) {
            sums.add(series.points().stream().mapToDouble(HistoryPoint::number).sum());
        }
        assertThat(sums).hasSize(2 * KilledWriter.SERIES).containsOnly(sums.get(0));
        return sums.get(0).intValue();
    }

    /** The number of intervals that are kept for sure. */
    private int writeAndKill(int from, int atLeast, int nanosMore) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        temp.toString(),
                        String.valueOf(from))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int said = from;
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.readLine();
            while (line != null) {
                if (!line.equals(String.valueOf(said))) {
                    break; // The kill cut the line.
                }
                said++;
                if (said - from >= atLeast && process.isAlive()) {
                    long until = System.nanoTime() + nanosMore;
                    while (System.nanoTime() < until) {
                        Thread.onSpinWait();
                    }
                    process.toHandle().destroyForcibly(); // Process.destroyForcibly closes our end, too.
                    atLeast = Integer.MAX_VALUE;
                }
                line = out.readLine();
            }
        }
        assertThat(process.waitFor(Duration.ofSeconds(30).toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        return said;
    }
}
