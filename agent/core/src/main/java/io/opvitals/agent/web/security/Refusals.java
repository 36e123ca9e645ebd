package io.opvitals.agent.web.security;

import io.opvitals.agent.security.RefusedException;
import io.opvitals.agent.web.route.Problem;
import java.time.Duration;

/** What is refused, as a problem document. */
final class Refusals {

    private Refusals() {}

    static Problem of(RefusedException refused) {
        return switch (refused.reason()) {
            case INVALID -> Problem.invalid("body." + refused.field(), refused.sentence());
            case UNKNOWN -> Problem.notFound(refused.sentence());
            case CONFLICT -> Problem.conflict(refused.sentence());
            case WRONG -> Problem.forbidden(refused.field() + ": " + refused.sentence());
        };
    }

    static Problem wait(Duration duration) {
        long seconds = Math.max(1, duration.plusMillis(999).toSeconds());
        return Problem.of(429, "too-many-attempts", "Too many attempts", "try again in " + seconds + " s")
                .with("Retry-After", String.valueOf(seconds));
    }
}
