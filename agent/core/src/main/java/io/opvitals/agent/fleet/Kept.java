package io.opvitals.agent.fleet;

import io.opvitals.agent.fleet.FleetException.Kind;
import io.opvitals.agent.time.Ticker;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Answers by what was asked, kept for some seconds, so that many who ask cost as much as one: one of them loads, and the
 * others get what was there before, or wait where there was nothing. Failures are kept as well. For any thread; few may
 * wait at once, because the threads are the server's.
 *
 * @param <T> what is kept
 */
final class Kept<T> {

    private static final Duration FRESH = Duration.ofSeconds(5);

    /** What is older is not shown any more while something newer is loaded. */
    private static final Duration USABLE = Duration.ofMinutes(1);

    private static final int MAX_ENTRIES = 64;
    private static final int MAX_WAITING = 3;

    private final Map<String, Entry<T>> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final Semaphore places;
    private final Duration patience;
    private final Ticker ticker;

    /** How something is got. */
    @FunctionalInterface
    interface Loading<T> {
        T load() throws FleetException;
    }

    /** What was got last, and what is being got. */
    private static final class Entry<T> {

        private CompletableFuture<T> latest = new CompletableFuture<>();
        private long sinceNanos;
        private @Nullable CompletableFuture<T> next;
    }

    /**
     * Empty.
     *
     * @param places one for each thread that may wait
     * @param patience how long a thread waits for another that loads
     */
    Kept(Semaphore places, Duration patience, Ticker ticker) {
        this.places = places;
        this.patience = patience;
        this.ticker = ticker;
    }

    /** As many as may wait at once, for all that is kept of one fleet. */
    static Semaphore places() {
        return new Semaphore(MAX_WAITING);
    }

    /**
     * What is kept, or else loaded.
     *
     * @param key what is asked
     * @throws FleetException what loading failed with, or BUSY
     */
    T get(String key, Loading<T> loading) throws FleetException {
        Entry<T> entry;
        CompletableFuture<T> awaited;
        boolean isMine = false;
        synchronized (this) {
            entry = entry(key);
            long age = ticker.nanos() - entry.sinceNanos;
            boolean isFresh = entry.latest.isDone() && age < FRESH.toNanos();
            boolean isUsable =
                    entry.latest.isDone() && !entry.latest.isCompletedExceptionally() && age < USABLE.toNanos();
            CompletableFuture<T> next = entry.next;
            if (isFresh || (isUsable && next != null)) {
                awaited = entry.latest;
            } else if (next != null) {
                awaited = next;
            } else {
                awaited = new CompletableFuture<>();
                entry.next = awaited;
                isMine = true;
            }
        }
        if (awaited.isDone()) {
            return result(awaited);
        }
        if (!places.tryAcquire()) {
            if (isMine) {
                forget(entry);
            }
            throw busy();
        }
        try {
            if (isMine) {
                load(entry, awaited, loading);
            }
            return result(awaited);
        } finally {
            places.release();
        }
    }

    private Entry<T> entry(String key) {
        Entry<T> entry = entries.computeIfAbsent(key, ignored -> new Entry<>());
        if (entries.size() > MAX_ENTRIES) {
            entries.remove(entries.keySet().iterator().next());
        }
        return entry;
    }

    private synchronized void forget(Entry<T> entry) {
        CompletableFuture<T> next = entry.next;
        if (next != null) {
            next.completeExceptionally(busy());
        }
        entry.next = null;
    }

    private void load(Entry<T> entry, CompletableFuture<T> mine, Loading<T> loading) {
        try {
            mine.complete(loading.load());
        } catch (Throwable e) {
            mine.completeExceptionally(e);
        }
        synchronized (this) {
            entry.latest = mine;
            entry.sinceNanos = ticker.nanos();
            entry.next = null;
        }
    }

    private T result(CompletableFuture<T> awaited) throws FleetException {
        try {
            return awaited.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof FleetException told) {
                throw told;
            }
            throw cause instanceof RuntimeException unforeseen ? unforeseen : new IllegalStateException(cause);
        } catch (TimeoutException e) {
            throw busy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
    }

    private static FleetException busy() {
        return new FleetException(Kind.BUSY, "others wait for the fleet's answers already (expected: fewer at once)");
    }
}
