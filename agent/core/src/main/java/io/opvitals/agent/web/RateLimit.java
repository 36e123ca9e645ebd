package io.opvitals.agent.web;

import io.opvitals.agent.time.Ticker;
import io.opvitals.agent.web.route.Problem;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * So many requests per second of one client, by its address; a second's worth may come at once. Bounded: the clients
 * that were silent longest are forgotten, and may begin anew.
 */
final class RateLimit {

    private static final int MAX_CLIENTS = 10_000;

    /** However low the limit, a page needs a few requests at once. */
    private static final double LEAST_BURST = 10;

    private final Ticker ticker;
    private double perSecond;
    private long refused;

    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MAX_CLIENTS;
        }
    };

    private static final class Bucket {
        double tokens;
        long atNanos;
    }

    RateLimit(double perSecond, Ticker ticker) {
        this.perSecond = perSecond;
        this.ticker = ticker;
    }

    synchronized void change(double next) {
        perSecond = next;
    }

    /** Requests refused since the start. */
    synchronized long refused() {
        return refused;
    }

    /** @throws Problem 429 past the limit */
    synchronized void take(String client) {
        long now = ticker.nanos();
        double burst = Math.max(LEAST_BURST, perSecond);
        Bucket bucket = buckets.get(client);
        if (bucket == null) {
            bucket = new Bucket();
            bucket.tokens = burst;
            bucket.atNanos = now;
            buckets.put(client, bucket);
        }
        bucket.tokens = Math.min(burst, bucket.tokens + (now - bucket.atNanos) / 1e9 * perSecond);
        bucket.atNanos = now;
        if (bucket.tokens < 1) {
            refused++;
            long seconds = (long) Math.ceil((1 - bucket.tokens) / perSecond);
            throw Problem.of(429, "too-many-requests", "Too many requests", "try again in " + seconds + " s")
                    .with("Retry-After", String.valueOf(seconds));
        }
        bucket.tokens--;
    }
}
