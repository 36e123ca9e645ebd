package io.opvitals.sample.upstream;

import static io.opvitals.sample.upstream.Behaviour.failing;
import static io.opvitals.sample.upstream.Behaviour.hanging;
import static io.opvitals.sample.upstream.Behaviour.wordy;
import static io.opvitals.sample.upstream.Service.PAYMENTS;
import static io.opvitals.sample.upstream.Service.SEARCH;
import static io.opvitals.sample.upstream.Service.STRONG_MODEL;
import static io.opvitals.sample.upstream.Service.TEMPLATES;
import static io.opvitals.sample.upstream.Service.WEAK_MODEL;

import java.time.Duration;
import java.util.List;

/**
 * What goes wrong, and when. The timeline is two minutes long and starts again when it is over; it can be played in
 * another time, every phase in proportion.
 */
public final class Script {

    /** How long the timeline takes as it is written. */
    public static final Duration LENGTH = Duration.ofMinutes(2);

    private static final List<Phase> TIMELINE = List.of(
            Phase.between(0, 20, "everything works"),
            Phase.between(20, 45, "the strong model hangs: routellm falls back to the weak one")
                    .with(STRONG_MODEL, hanging(0.9))
                    .with(WEAK_MODEL, failing(0.04)),
            Phase.between(45, 70, "payments are down: errors, until the circuit breaker refuses")
                    .with(PAYMENTS, failing(1)),
            Phase.between(70, 90, "search hangs, the template store fails, the strong model talks five times as much")
                    .with(SEARCH, hanging(0.6))
                    .with(TEMPLATES, failing(0.8))
                    .with(STRONG_MODEL, wordy(5)),
            Phase.between(90, 120, "everything works again"));

    private final Duration length;

    /** @param length how long one play of the timeline takes, greater than zero */
    public Script(Duration length) {
        this.length = length;
    }

    /** The phase that is on when the script has run for {@code elapsed}. */
    public Phase at(Duration elapsed) {
        return TIMELINE.stream()
                .filter(phase -> inThisPlay(elapsed).compareTo(scaled(phase.to())) < 0)
                .findFirst()
                .orElseThrow();
    }

    /** From {@code elapsed} to the start of the next phase, greater than zero. */
    public Duration untilNextPhase(Duration elapsed) {
        return scaled(at(elapsed).to()).minus(inThisPlay(elapsed));
    }

    /** A stretch of the timeline as it takes in this play, for what should keep step with the script. */
    public Duration scaled(Duration asWritten) {
        return length.multipliedBy(asWritten.toMillis()).dividedBy(LENGTH.toMillis());
    }

    private Duration inThisPlay(Duration elapsed) {
        return Duration.ofNanos(elapsed.toNanos() % length.toNanos());
    }
}
