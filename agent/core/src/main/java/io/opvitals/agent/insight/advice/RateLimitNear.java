package io.opvitals.agent.insight.advice;

import java.util.ArrayList;
import java.util.List;

/** A wrapper that uses nearly all of what its tool allows. */
final class RateLimitNear implements Finder {

    private static final double NEAR = 0.8;

    @Override
    public List<Finding> find(Facts facts) {
        List<Finding> found = new ArrayList<>();
        facts.limitUse().forEach((wrapper, use) -> {
            if (use >= NEAR) {
                found.add(new Finding(
                        "rate-limit-near",
                        wrapper,
                        use >= 1 ? Severity.CRITICAL : Severity.WARNING,
                        wrapper + " uses " + Wording.percent(use) + " of its declared rate limit",
                        "Spread the calls, cache or batch them, or have the limit raised before the tool refuses some.",
                        List.of(Evidence.share("use of the limit", use))));
            }
        });
        return found;
    }
}
