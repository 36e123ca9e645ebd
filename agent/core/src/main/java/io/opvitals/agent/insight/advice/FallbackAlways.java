package io.opvitals.agent.insight.advice;

import io.opvitals.agent.health.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An operation that its fallback serves nearly all the time: what it is meant to do, it no longer does. */
final class FallbackAlways implements Finder {

    private static final long MIN_CALLS = 20;
    private static final double MOST = 0.9;

    @Override
    public List<Finding> find(Facts facts) {
        List<Finding> found = new ArrayList<>();
        for (Facts.Operation each : facts.operations()) {
            Tally tally = Tally.of(each.window());
            if (tally.judged() >= MIN_CALLS && tally.fallbackRate() >= MOST) {
                String reason = each.window().fallbackReasons().entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElse("no reason given");
                found.add(new Finding(
                        "fallback-always",
                        each.name(),
                        Severity.CRITICAL,
                        Wording.percent(tally.fallbackRate()) + " of " + tally.judged()
                                + " calls are served by the fallback, mostly because of " + reason,
                        "The fallback hides that the tool is out of order. Repair what " + reason
                                + " says; or, where the fallback will do, call it first and save the attempt.",
                        List.of(
                                Evidence.share("fallback rate", tally.fallbackRate()),
                                Evidence.count("fallbacks", tally.fallbacks(), "calls"))));
            }
        }
        return found;
    }
}
