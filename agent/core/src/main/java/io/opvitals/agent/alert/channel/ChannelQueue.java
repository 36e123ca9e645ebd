package io.opvitals.agent.alert.channel;

import io.opvitals.agent.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What one channel has still to say, and the thread that says it, which lives only as long as there is something. Within a
 * group of alerts the order is kept; a group whose turn has not come holds up no other.
 *
 * <p>What a channel must be told again and again while it fires stays in here, and on disk, until something newer about
 * the same group was delivered. For any thread.
 */
final class ChannelQueue {

    private static final int MAX_REMEMBERED_KEYS = 1_000;

    private final ChannelSettings settings;
    private final Channel channel;
    private final Deliveries deliveries;
    private final RetryPolicy retries;
    private final ThreadFactory threads;
    private final InstantSource clock;
    private final Ticker ticker;

    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> deliveredKeys = new LinkedHashSet<>();
    private @Nullable Thread worker;
    private boolean closed;
    private long delivered;
    private long retried;
    private long dead;
    private @Nullable Instant lastDelivered;
    private @Nullable Instant lastFailed;
    private String reason = "";

    /** Told what became of letters, outside of any lock but in order. */
    interface Deliveries {

        /** It was delivered, and is not needed any more. */
        void done(Letter letter);

        /** It is given up. */
        void dead(Letter letter, String reason);

        /** Failing after it was not, or the other way round; empty for not failing. */
        void turned(ChannelSettings channel, String reason);
    }

    /** A letter and when its turn comes. */
    private static final class Entry {
        final Letter letter;
        long dueNanos;
        int failures;

        /** Was delivered, and is delivered again now and then. */
        boolean standing;

        Entry(Letter letter, long dueNanos) {
            this.letter = letter;
            this.dueNanos = dueNanos;
        }

        String group() {
            return letter.notification().groupKey();
        }
    }

    ChannelQueue(
            ChannelSettings settings,
            Channel channel,
            Deliveries deliveries,
            RetryPolicy retries,
            ThreadFactory threads,
            InstantSource clock,
            Ticker ticker) {
        this.settings = settings;
        this.channel = channel;
        this.deliveries = deliveries;
        this.retries = retries;
        this.threads = threads;
        this.clock = clock;
        this.ticker = ticker;
    }

    ChannelSettings settings() {
        return settings;
    }

    /** Whether a notification of this key waits, or was delivered lately. */
    synchronized boolean knows(String key) {
        return deliveredKeys.contains(key)
                || entries.stream()
                        .anyMatch(each -> each.letter.notification().key().equals(key));
    }

    synchronized boolean isFull() {
        return waiting() >= retries.maxWaiting();
    }

    /** Delivers it as soon as its turn comes. */
    synchronized void add(Letter letter) {
        entries.add(new Entry(letter, ticker.nanos()));
        if (worker == null && !closed) {
            Thread made = threads.newThread(this::work);
            worker = made;
            made.start();
        }
        notifyAll();
    }

    /** Ends, and gives back what was not delivered. What is only repeated is done. */
    synchronized List<Letter> close() {
        closed = true;
        if (worker != null) {
            worker.interrupt();
        }
        List<Letter> left = new ArrayList<>();
        for (Entry each : entries) {
            if (each.standing) {
                deliveries.done(each.letter);
            } else {
                left.add(each.letter);
            }
        }
        entries.clear();
        return left;
    }

    /** All letters, also those that are only repeated, for a queue that takes this one's place. */
    synchronized List<Letter> handOver() {
        closed = true;
        if (worker != null) {
            worker.interrupt();
        }
        List<Letter> letters = entries.stream().map(each -> each.letter).toList();
        entries.clear();
        return letters;
    }

    synchronized ChannelStatus status() {
        @Nullable Instant next = null;
        for (Entry each : entries) {
            if (each.failures > 0) {
                Instant due = clock.instant().plusNanos(each.dueNanos - ticker.nanos());
                next = next == null || due.isBefore(next) ? due : next;
            }
        }
        return new ChannelStatus(
                settings.name(),
                settings.type().label(),
                waiting(),
                delivered,
                retried,
                dead,
                lastDelivered,
                lastFailed,
                reason,
                next);
    }

    /** Delivers this one at once, beside the queue; on the caller's thread. */
    void deliverNow(Notification notification) throws DeliveryException, InterruptedException {
        synchronized (channel) {
            channel.deliver(notification);
        }
    }

    boolean keepsAlerts() {
        return channel.keepsAlerts();
    }

    private int waiting() {
        return (int) entries.stream().filter(each -> !each.standing).count();
    }

    private void work() {
        try {
            for (Entry next = take(); next != null; next = take()) {
                attempt(next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            left();
        }
    }

    private synchronized void left() {
        if (worker == Thread.currentThread()) {
            worker = null;
        }
    }

    /** Waits for the next whose turn has come; {@code null} when there is none any more. */
    private synchronized @Nullable Entry take() throws InterruptedException {
        while (!closed && !entries.isEmpty()) {
            long now = ticker.nanos();
            long wait = Long.MAX_VALUE;
            for (int i = 0; i < entries.size(); i++) {
                Entry each = entries.get(i);
                if (isFirstOfGroup(i)) {
                    long left = each.dueNanos - now;
                    if (left <= 0) {
                        return each;
                    }
                    wait = Math.min(wait, left);
                }
            }
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(wait, TimeUnit.MILLISECONDS.toNanos(1)));
        }
        worker = null;
        return null;
    }

    private boolean isFirstOfGroup(int at) {
        Entry entry = entries.get(at);
        for (int i = 0; i < at; i++) {
            Entry before = entries.get(i);
            if (!before.standing && before.group().equals(entry.group())) {
                return false;
            }
        }
        return true;
    }

    private void attempt(Entry entry) throws InterruptedException {
        DeliveryException failure = null;
        try {
            deliverNow(entry.letter.notification());
        } catch (DeliveryException e) {
            failure = e;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            failure = DeliveryException.forGood(Unexpected.reason(e));
        }
        if (failure == null) {
            succeeded(entry);
        } else {
            failed(entry, failure);
        }
    }

    private void succeeded(Entry entry) {
        List<Letter> done = new ArrayList<>();
        boolean turned;
        synchronized (this) {
            if (!entries.contains(entry)) {
                return; // Closed meanwhile: whoever took the letters over delivers it again.
            }
            turned = !reason.isEmpty();
            reason = "";
            lastDelivered = clock.instant();
            delivered += entry.standing ? 0 : 1;
            remember(entry.letter.notification().key());
            dropOlder(entry, done);
            Duration again = channel.resendEvery();
            if (again.isZero() || entry.letter.notification().resolved()) {
                entries.remove(entry);
                done.add(entry.letter);
            } else {
                entry.standing = true;
                entry.failures = 0;
                entry.dueNanos = ticker.nanos() + again.toNanos();
            }
        }
        done.forEach(deliveries::done);
        if (turned) {
            deliveries.turned(settings, "");
        }
    }

    /** What only repeats an older state of the group. */
    private void dropOlder(Entry entry, List<Letter> done) {
        for (Iterator<Entry> all = entries.iterator(); all.hasNext(); ) {
            Entry each = all.next();
            if (each.standing && each != entry && each.group().equals(entry.group())) {
                all.remove();
                done.add(each.letter);
            }
        }
    }

    private void failed(Entry entry, DeliveryException failure) {
        boolean givenUp;
        boolean turned;
        synchronized (this) {
            if (!entries.contains(entry)) {
                return;
            }
            turned = reason.isEmpty();
            reason = failure.reason();
            lastFailed = clock.instant();
            entry.failures++;
            givenUp = !entry.standing && (failure.isLasting() || isTooOld(entry.letter));
            if (givenUp) {
                entries.remove(entry);
                dead++;
            } else {
                retried++;
                entry.dueNanos = ticker.nanos()
                        + retries.delay(entry.failures, failure.retryAfter()).toNanos();
            }
        }
        if (turned) {
            deliveries.turned(settings, failure.reason());
        }
        if (givenUp) {
            deliveries.dead(entry.letter, failure.reason());
        }
    }

    private boolean isTooOld(Letter letter) {
        return clock.instant().isAfter(letter.created().plus(retries.giveUpAfter()));
    }

    private void remember(String key) {
        deliveredKeys.add(key);
        if (deliveredKeys.size() > MAX_REMEMBERED_KEYS) {
            Iterator<String> oldest = deliveredKeys.iterator();
            oldest.next();
            oldest.remove();
        }
    }
}
