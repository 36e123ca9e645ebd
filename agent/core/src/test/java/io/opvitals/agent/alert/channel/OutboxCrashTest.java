package io.opvitals.agent.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was handed over arrives, also where the process is killed at any moment: {@code kill -9} again and again over the
 * same folder. {@code -Dopvitals.test.kills=200} for longer.
 */
class OutboxCrashTest {

    private static final int KILLS = Integer.getInteger("opvitals.test.kills", 5);

    @TempDir
    Path folder;

    @Test
    void send_killedAtAnyMoment_losesNothingThatWasHandedOver() throws Exception {
        SplittableRandom random = new SplittableRandom(KILLS);
        List<String> handedOver = new ArrayList<>();
        for (int i = 0; i < KILLS; i++) {
            handedOver.addAll(untilKilled("run" + i, 1 + random.nextInt(120)));
        }
        Outbox last = OutboxCrash.outbox(folder, random);
        await().atMost(Duration.ofSeconds(60)).until(() -> last.status().get(0).waiting() == 0);

        List<String> received = Files.readAllLines(folder.resolve("received"));
        Set<String> distinct = new HashSet<>(received);
        assertThat(distinct).containsAll(handedOver);
        assertThat(last.deadLetters()).isEmpty();
        System.out.println(KILLS + " kills: " + handedOver.size() + " handed over, " + received.size() + " received, "
                + (received.size() - distinct.size()) + " of them twice");
    }

    /** Kills it while it handles what comes after so many. */
    private List<String> untilKilled(String name, int after) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OutboxCrash.class.getName(),
                        folder.toString(),
                        name)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> keys = new ArrayList<>();
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                keys.add(line);
                if (keys.size() == after) {
                    // Not by the process itself, which would close the stream that still says something.
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(keys).hasSizeGreaterThanOrEqualTo(after);
        return keys;
    }
}
