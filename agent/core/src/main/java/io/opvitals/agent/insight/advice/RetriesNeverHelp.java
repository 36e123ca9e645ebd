package io.opvitals.agent.insight.advice;

import io.opvitals.agent.operation.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * Attempts after the first that change nothing. Each of them that helped would have made one success, so that no more can
 * have helped than there were successes.
 */
final class RetriesNeverHelp implements Finder {

    private static final long MIN_RETRIES = 10;
    private static final double MOST_HELPED = 0.1;

    @Override
    public List<Finding> find(Facts facts) {
        List<Finding> found = new ArrayList<>();
        for (Facts.Operation each : facts.operations()) {
            long retries = each.window().retries();
            long successes = each.window().count(Outcome.SUCCESS);
            double helped = (double) successes / retries;
            if (retries >= MIN_RETRIES && helped <= MOST_HELPED) {
                found.add(new Finding(
                        "retries-never-help",
                        each.name(),
                        Severity.WARNING,
                        retries + " retries within the window, of which at most " + Wording.percent(helped)
                                + " can have helped: " + successes + " of "
                                + each.window().ended()
                                + " calls succeeded",
                        "The retries cost time and load the tool while it is down. Retry only what can pass by itself, wait"
                                + " longer between attempts, or put a circuit breaker before them.",
                        List.of(
                                Evidence.count("retries", retries, "attempts"),
                                Evidence.count("successes", successes, "calls"),
                                Evidence.share("retries that can have helped", helped))));
            }
        }
        return found;
    }
}
