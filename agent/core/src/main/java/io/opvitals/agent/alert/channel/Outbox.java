package io.opvitals.agent.alert.channel;

import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.storage.DataDirectory;
import io.opvitals.agent.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Hands notifications to channels, at least once each: what was handed over is on disk before {@link #send} returns, and
 * leaves it after it was delivered. What cannot be delivered becomes a dead letter. For any thread.
 */
public final class Outbox {

    /** The oldest is dropped for the next one; the log says so. */
    static final int MAX_DEAD_LETTERS = 1_000;

    private static final String LOGGER = "alerts";

    private final LetterStore store;
    private final Parts parts;
    private final RetryPolicy retries;
    private final SortedMap<String, ChannelQueue> queues = new TreeMap<>();
    private final SortedMap<Long, DeadLetter> dead = new TreeMap<>();
    private long lastNumber;

    /**
     * What it needs.
     *
     * @param channels makes the channel that settings ask for
     * @param threads for one daemon thread a channel, while that has something to say
     */
    public record Parts(
            Function<ChannelSettings, Channel> channels,
            ThreadFactory threads,
            InstantSource clock,
            Ticker ticker,
            AgentLog log) {}

    /**
     * Nothing is read before {@link #start}.
     *
     * @param data where letters are kept
     */
    public Outbox(DataDirectory data, Parts parts) {
        this(new LetterStore(data, parts.log()), parts, RetryPolicy.standard(new SplittableRandom()));
    }

    Outbox(LetterStore store, Parts parts, RetryPolicy retries) {
        this.store = store;
        this.parts = parts;
        this.retries = retries;
    }

    /** Goes on with what an earlier JVM left, by these channels. */
    public synchronized void start(Collection<ChannelSettings> channels) {
        LetterStore.Found found = store.load();
        lastNumber = Math.max(lastNumber, found.lastNumber());
        for (DeadLetter each : found.deadLetters()) {
            dead.put(Long.valueOf(each.id()), each);
        }
        use(channels);
        for (Letter each : found.letters()) {
            ChannelQueue queue = queues.get(each.notification().channel());
            if (queue == null) {
                bury(each, noChannel(each.notification().channel()));
            } else {
                queue.add(each);
            }
        }
    }

    /** From now on these are the channels. What one that is gone had still to say becomes dead letters. */
    public synchronized void use(Collection<ChannelSettings> channels) {
        Map<String, ChannelSettings> wanted = new HashMap<>();
        for (ChannelSettings each : channels) {
            wanted.put(each.name(), each);
        }
        for (String name : new ArrayList<>(queues.keySet())) {
            ChannelQueue queue = queues.get(name);
            if (queue != null && !wanted.containsKey(name)) {
                queues.remove(name);
                queue.close().forEach(each -> bury(each, noChannel(name)));
            }
        }
        for (ChannelSettings each : wanted.values()) {
            ChannelQueue before = queues.get(each.name());
            if (before == null || !before.settings().equals(each)) {
                ChannelQueue now = queue(each);
                queues.put(each.name(), now);
                if (before != null) {
                    before.handOver().forEach(now::add);
                }
            }
        }
    }

    /** The names of the channels. */
    public synchronized SortedSet<String> channels() {
        return new TreeSet<>(queues.keySet());
    }

    /**
     * Has it delivered. Does not wait for anybody; it is on disk when this returns. A key that waits already, or was
     * delivered lately, is not sent twice; nor is a resolved alert to a channel that does not want to know.
     */
    public synchronized void send(Notification notification) {
        ChannelQueue queue = queues.get(notification.channel());
        if (queue == null) {
            bury(letter(notification), noChannel(notification.channel()));
            return;
        }
        @Nullable Notification wanted = queue.settings().sendResolved() ? notification : notification.onlyFiring();
        if (wanted == null || queue.knows(wanted.key())) {
            return;
        }
        Letter letter = letter(wanted);
        if (queue.isFull()) {
            bury(letter, retries.maxWaiting() + " notifications are waiting (expected: fewer)");
            return;
        }
        store.keep(letter);
        queue.add(letter);
    }

    /**
     * Sends a message that says it is a test, at once, and waits for the answer; twice the channel's time-out at the most.
     *
     * @return {@code null} where there is no such channel
     */
    public @Nullable TestResult test(String channel) throws InterruptedException {
        @Nullable ChannelQueue queue = queue(channel);
        if (queue == null) {
            return null;
        }
        long begin = parts.ticker.nanos();
        String reason = "";
        try {
            TestNotification test = new TestNotification(channel, parts.clock.instant());
            queue.deliverNow(test.firing());
            if (queue.keepsAlerts()) {
                queue.deliverNow(test.resolved());
            }
        } catch (DeliveryException e) {
            reason = e.reason();
        } catch (RuntimeException | LinkageError e) {
            reason = Unexpected.reason(e);
        }
        return new TestResult(reason.isEmpty(), reason, Duration.ofNanos(parts.ticker.nanos() - begin));
    }

    /** How every channel is, by name. */
    public synchronized List<ChannelStatus> status() {
        return queues.values().stream().map(ChannelQueue::status).toList();
    }

    /** The oldest first. */
    public synchronized List<DeadLetter> deadLetters() {
        return new ArrayList<>(dead.values());
    }

    /**
     * Tries a dead letter again, with the same key.
     *
     * @return whether there is one, and a channel for it
     */
    public synchronized boolean sendAgain(String id) {
        @Nullable DeadLetter letter = find(id);
        ChannelQueue queue =
                letter == null ? null : queues.get(letter.notification().channel());
        if (letter == null || queue == null || queue.isFull()) {
            return false;
        }
        Letter again = letter(letter.notification());
        store.keep(again);
        drop(id);
        queue.add(again);
        return true;
    }

    /**
     * Forgets a dead letter.
     *
     * @return whether there was one
     */
    public synchronized boolean drop(String id) {
        @Nullable DeadLetter letter = find(id);
        if (letter == null) {
            return false;
        }
        dead.remove(Long.valueOf(id));
        store.remove(letter);
        return true;
    }

    private @Nullable DeadLetter find(String id) {
        try {
            return dead.get(Long.valueOf(id));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private synchronized @Nullable ChannelQueue queue(String channel) {
        return queues.get(channel);
    }

    private ChannelQueue queue(ChannelSettings settings) {
        return new ChannelQueue(
                settings,
                parts.channels.apply(settings),
                new Results(),
                retries,
                parts.threads,
                parts.clock,
                parts.ticker);
    }

    private Letter letter(Notification notification) {
        return new Letter(++lastNumber, notification, parts.clock.instant());
    }

    private synchronized void bury(Letter letter, String reason) {
        Instant now = parts.clock.instant();
        DeadLetter buried = letter.dead(now, reason);
        store.bury(buried);
        dead.put(letter.number(), buried);
        parts.log.warn(
                LOGGER,
                "channel " + letter.notification().channel() + ": a notification is given up, it is a dead letter now: "
                        + reason);
        while (dead.size() > MAX_DEAD_LETTERS) {
            drop(Long.toString(dead.firstKey()));
            parts.log.warn(LOGGER, "the oldest dead letter is dropped (expected: up to " + MAX_DEAD_LETTERS + ")");
        }
    }

    private static String noChannel(String name) {
        return "there is no channel '" + name + "' (expected: " + ChannelSettings.GROUP + name + ".type)";
    }

    /** What queues tell, on their threads. */
    private final class Results implements ChannelQueue.Deliveries {

        @Override
        public void done(Letter letter) {
            store.remove(letter);
        }

        @Override
        public void dead(Letter letter, String reason) {
            bury(letter, reason);
        }

        @Override
        public void turned(ChannelSettings channel, String reason) {
            if (reason.isEmpty()) {
                parts.log.change(
                        AgentLog.Level.INFO, LOGGER, "channel " + channel.name() + " takes notifications again");
            } else {
                parts.log.warn(LOGGER, "channel " + channel.name() + ": " + reason);
            }
        }
    }
}
