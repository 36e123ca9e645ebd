package io.opvitals.sample.gateway;

import io.opvitals.api.MonitoredOperation;
import io.opvitals.sample.tally.Tally;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Finds documents. The method returns before it has found any: Opvitals counts the call when its future ends. A call past
 * its deadline is a {@code timeout}; a caller may give up by cancelling the future, and then the call is {@code
 * cancelled}.
 */
public final class Search {

    private static final Duration DEADLINE = Duration.ofMillis(400);

    private final UpstreamClient upstream;
    private final LegacyRanker ranker;
    private final Tally tally;

    public Search(UpstreamClient upstream, LegacyRanker ranker, Tally tally) {
        this.upstream = upstream;
        this.ranker = ranker;
        this.tally = tally;
    }

    /** With every default: an operation named after the method, of a wrapper named after the class. */
    @MonitoredOperation
    public CompletableFuture<List<String>> query(String text) {
        return upstream.askLater("/search?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8), DEADLINE)
                .thenApply(response -> response.body().lines().toList())
                .thenApply(hits -> tally.count("legacy-ranker.rank", () -> ranker.rank(hits)));
    }
}
