package io.opvitals.sample.gateway;

import io.github.resilience4j.decorators.Decorators;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.opvitals.api.Operations;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Templates from a template store, each kept for a while. Tells Opvitals whether it had to ask the store.
 *
 * <p>Where the store does not answer, a decorator of Resilience4j asks once more and then serves the input without a
 * template. Nothing here tells Opvitals of that: such a call is found to be a {@code fallback}, with the class of the
 * exception as its reason.
 */
public final class Poml implements PromptTemplates {

    static final Duration KEPT_FOR = Duration.ofMillis(500);

    private static final Duration DEADLINE = Duration.ofMillis(400);

    private static final String PLAIN = "{input}";

    private record Kept(String text, long loadedNanos) {}

    private final UpstreamClient upstream;
    private final LongSupplier nanoTime;
    private final ConcurrentMap<String, Kept> cache = new ConcurrentHashMap<>();
    private final Retry retry = Retry.of(
            "templates",
            RetryConfig.custom()
                    .maxAttempts(2)
                    .waitDuration(Duration.ofMillis(10))
                    .retryExceptions(UpstreamException.class)
                    .build());

    public Poml(UpstreamClient upstream, LongSupplier nanoTime) {
        this.upstream = upstream;
        this.nanoTime = nanoTime;
    }

    @Override
    public Prompt render(String template, String input) {
        String known = keptText(template);
        Operations.current().measure("cache.hit", known == null ? 0 : 1);
        String text = known == null ? fromStoreOr(PLAIN, template) : known;
        return new Prompt(text.replace("{input}", input), text.equals(PLAIN));
    }

    private @Nullable String keptText(String template) {
        Kept kept = cache.get(template);
        return kept != null && nanoTime.getAsLong() - kept.loadedNanos() < KEPT_FOR.toNanos() ? kept.text() : null;
    }

    private String fromStoreOr(String otherwise, String template) {
        Callable<String> load = Decorators.ofCallable(() -> load(template))
                .withRetry(retry)
                .withFallback(List.of(TimeoutException.class, UpstreamException.class), e -> otherwise)
                .decorate();
        try {
            return load.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private String load(String template) throws TimeoutException {
        HttpResponse<String> response = upstream.ask("/templates/" + template, DEADLINE);
        if (response.statusCode() == 404) {
            throw new IllegalArgumentException("template: " + template + " (expected: one that the store has)");
        }
        cache.put(template, new Kept(response.body(), nanoTime.getAsLong()));
        return response.body();
    }
}
