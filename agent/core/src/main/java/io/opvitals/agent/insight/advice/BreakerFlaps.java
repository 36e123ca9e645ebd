package io.opvitals.agent.insight.advice;

import java.util.ArrayList;
import java.util.List;

/** A circuit breaker that opens again and again: it closes before the tool has recovered. */
final class BreakerFlaps implements Finder {

    private static final long MOST_AN_HOUR = 5;

    @Override
    public List<Finding> find(Facts facts) {
        List<Finding> found = new ArrayList<>();
        facts.opens().forEach((breaker, opens) -> {
            if (opens > MOST_AN_HOUR) {
                found.add(new Finding(
                        "breaker-flaps",
                        breaker,
                        Severity.WARNING,
                        "the circuit breaker " + breaker + " opened " + opens + " times within the last hour",
                        "Let it stay open for longer, try with more calls before it closes, or judge over more calls: it"
                                + " closes while the tool still fails.",
                        List.of(Evidence.count("opened within an hour", opens, "times"))));
            }
        });
        return found;
    }
}
