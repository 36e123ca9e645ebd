package io.opvitals.agent.web.api;

import io.opvitals.agent.config.DurationText;
import io.opvitals.agent.web.route.Call;
import io.opvitals.agent.web.route.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** When a change ends by itself: the field {@code for} of a body, {@code 30m} or {@code PT30M}, up to 365 days. */
final class Expiry {

    private static final Duration LONGEST = Duration.ofDays(365);

    private Expiry() {}

    /** {@code null} for a change that is for good. */
    static @Nullable Instant of(Call call, InstantSource clock) {
        String text = call.field("for");
        if (text == null) {
            return null;
        }
        try {
            Duration lasting = DurationText.parsePositive("for", text);
            if (lasting.compareTo(LONGEST) <= 0) {
                return clock.instant().plus(lasting);
            }
        } catch (IllegalArgumentException e) {
            // Said below, like one that is too long.
        }
        throw Problem.invalid(
                "body.for",
                "is no such duration (expected: up to " + DurationText.format(LONGEST) + ", for example 30m)");
    }
}
