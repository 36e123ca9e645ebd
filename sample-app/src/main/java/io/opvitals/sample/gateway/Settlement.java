package io.opvitals.sample.gateway;

import io.opvitals.api.Operations;
import io.opvitals.api.StartedCall;
import io.opvitals.sample.tally.Tally;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * Hands the day's batches to the bank. One run makes several calls, and none of them has a method of its own to
 * annotate: each is started and closed by hand.
 */
public final class Settlement {

    private static final Duration DEADLINE = Duration.ofMillis(400);

    private final UpstreamClient upstream;
    private final Tally tally;

    public Settlement(UpstreamClient upstream, Tally tally) {
        this.upstream = upstream;
        this.tally = tally;
    }

    /** Goes on with the next batch where one fails. */
    public void settle(List<String> batches) {
        for (String batch : batches) {
            try (StartedCall call = Operations.start("billing.settle")) {
                call.attribute("batch", batch);
                try {
                    tally.count("billing.settle", () -> upstream.ask("/payments/settle?" + batch, DEADLINE));
                } catch (TimeoutException | UpstreamException e) {
                    call.error(e);
                }
            }
        }
    }
}
