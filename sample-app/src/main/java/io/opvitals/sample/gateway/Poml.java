package io.opvitals.sample.gateway;

import io.opvitals.api.Operations;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/** Templates from a template store, each kept for a while. Tells Opvitals whether it had to ask the store. */
public final class Poml implements PromptTemplates {

    static final Duration KEPT_FOR = Duration.ofSeconds(2);

    private static final Duration DEADLINE = Duration.ofMillis(400);

    private record Kept(String text, long loadedNanos) {}

    private final UpstreamClient upstream;
    private final LongSupplier nanoTime;
    private final ConcurrentMap<String, Kept> cache = new ConcurrentHashMap<>();

    public Poml(UpstreamClient upstream, LongSupplier nanoTime) {
        this.upstream = upstream;
        this.nanoTime = nanoTime;
    }

    @Override
    public String render(String template, String input) throws TimeoutException {
        Kept kept = cache.get(template);
        if (kept != null && nanoTime.getAsLong() - kept.loadedNanos() < KEPT_FOR.toNanos()) {
            Operations.current().measure("cache.hit", 1);
        } else {
            Operations.current().measure("cache.hit", 0);
            kept = new Kept(load(template), nanoTime.getAsLong());
            cache.put(template, kept);
        }
        return kept.text().replace("{input}", input);
    }

    private String load(String template) throws TimeoutException {
        HttpResponse<String> response = upstream.ask("/templates/" + template, DEADLINE);
        if (response.statusCode() == 404) {
            throw new IllegalArgumentException("template: " + template + " (expected: one that the store has)");
        }
        return response.body();
    }
}
