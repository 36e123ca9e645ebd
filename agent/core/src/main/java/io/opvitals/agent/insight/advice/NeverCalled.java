package io.opvitals.agent.insight.advice;

import java.util.ArrayList;
import java.util.List;

/** Methods that are monitored and that nobody calls. */
final class NeverCalled implements Finder {

    /** Before, it may come yet. */
    private static final double MIN_UPTIME_SECONDS = 3_600;

    private static final int MAX_NAMED = 10;

    @Override
    public List<Finding> find(Facts facts) {
        List<String> unused = new ArrayList<>();
        for (Facts.Operation each : facts.operations()) {
            if (each.total().started() == 0 && each.total().assembled() == 0) {
                unused.add(each.name());
            }
        }
        if (unused.isEmpty() || facts.uptimeSeconds() < MIN_UPTIME_SECONDS) {
            return List.of();
        }
        int all = facts.operations().size();
        int more = unused.size() - MAX_NAMED;
        String names = String.join(", ", unused.subList(0, Math.min(MAX_NAMED, unused.size())));
        return List.of(new Finding(
                "never-called",
                "system",
                Severity.INFO,
                unused.size() + " of " + all + " monitored operations were not called since the start: " + names
                        + (more > 0 ? " and " + more + " more" : ""),
                "Check whether the code is still needed, whether traffic goes past it, and whether it is the right method that"
                        + " is monitored.",
                List.of(
                        Evidence.count("never called", unused.size(), "operations"),
                        new Evidence("since", facts.uptimeSeconds(), "s"))));
    }
}
