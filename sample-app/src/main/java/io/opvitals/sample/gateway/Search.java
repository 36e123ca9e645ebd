package io.opvitals.sample.gateway;

import io.opvitals.api.MonitoredOperation;
import io.opvitals.sample.tally.Tally;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Finds documents. A caller may wait for the result, or go on and look later, or give up: then the call is interrupted
 * and ends {@code cancelled}. A call past its deadline ends {@code timeout}.
 */
public final class Search {

    private static final Duration DEADLINE = Duration.ofMillis(400);

    private final UpstreamClient upstream;
    private final LegacyRanker ranker;
    private final Tally tally;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "search");
        thread.setDaemon(true);
        return thread;
    });

    public Search(UpstreamClient upstream, LegacyRanker ranker, Tally tally) {
        this.upstream = upstream;
        this.ranker = ranker;
        this.tally = tally;
    }

    /** Starts a search on another thread, where {@link #query} is what Opvitals sees. */
    public Future<List<String>> submit(String text) {
        return threads.submit(() -> tally.count("search.query", () -> query(text)));
    }

    /** With every default: an operation named after the method, of a wrapper named after the class. */
    @MonitoredOperation
    public List<String> query(String text) throws TimeoutException {
        HttpResponse<String> response =
                upstream.ask("/search?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8), DEADLINE);
        List<String> hits = response.body().lines().toList();
        return tally.count("legacy-ranker.rank", () -> ranker.rank(hits));
    }

    /**
     * Takes no more searches and waits for those that run.
     *
     * @return whether all ended within {@code patience}
     */
    public boolean finish(Duration patience) throws InterruptedException {
        threads.shutdown();
        return threads.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS);
    }
}
