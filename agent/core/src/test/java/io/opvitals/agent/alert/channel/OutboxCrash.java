package io.opvitals.agent.alert.channel;

import io.opvitals.agent.alert.channel.local.FileChannel;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.storage.DataDirectory;
import io.opvitals.agent.time.Ticker;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;

/** A process that sends notifications until it is killed, and says which it has handed over. */
final class OutboxCrash {

    private static final int AT_A_TIME = 40;

    private OutboxCrash() {}

    /**
     * Sends for ever.
     *
     * @param args the folder, and what keys begin with
     */
    public static void main(String[] args) throws InterruptedException {
        Outbox outbox = outbox(Path.of(args[0]), new SplittableRandom(args[1].hashCode()));
        for (int i = 0; ; i++) {
            while (outbox.status().get(0).waiting() > AT_A_TIME) {
                Thread.sleep(1);
            }
            String key = args[1] + "-" + i;
            outbox.send(TestNotifications.inGroup("group-" + i % 7, "file", key, null));
            System.out.println(key);
        }
    }

    /** With a channel that adds the key to a file, and says in one of four cases that it has failed. */
    static Outbox outbox(Path folder, SplittableRandom random) {
        AgentLog log = new AgentLog(
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                AgentLog.Level.OFF,
                Clock.systemUTC(),
                Ticker.system());
        FileChannel file =
                new FileChannel(folder.resolve("received").toString(), 1L << 30, new MessageText("{{ .Key }}"));
        Channel failing = notification -> {
            if (random.nextInt(4) == 0) {
                throw DeliveryException.forNow("not now");
            }
            file.deliver(notification);
        };
        Outbox outbox = new Outbox(
                new LetterStore(new DataDirectory(folder.resolve("data").toString()), log),
                new Outbox.Parts(
                        ignored -> failing, Executors.defaultThreadFactory(), Clock.systemUTC(), Ticker.system(), log),
                new RetryPolicy(
                        Duration.ofMillis(1),
                        Duration.ofMillis(4),
                        Duration.ofHours(1),
                        Duration.ofSeconds(1),
                        1_000,
                        random));
        outbox.start(new ArrayList<>(List.of(OutboxTest.settings("file", ChannelType.FILE, true))));
        return outbox;
    }
}
