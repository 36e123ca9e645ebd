package io.opvitals.agent.insight.advice;

import java.util.ArrayList;
import java.util.List;

/** An operation that was called all the time and no longer is. */
final class GoneQuiet implements Finder {

    /** By chance, a window stays empty of which so many calls are expected less than once in a billion. Poisson. */
    private static final double MIN_EXPECTED = 20;

    @Override
    public List<Finding> find(Facts facts) {
        List<Finding> found = new ArrayList<>();
        for (Facts.Operation each : facts.operations()) {
            double windowSeconds = each.health().windowNanos() / 1e9;
            double before = facts.uptimeSeconds() - windowSeconds;
            double expected =
                    before <= 0 ? 0 : (each.total().started() - each.window().started()) / before * windowSeconds;
            if (each.window().started() == 0 && each.health().inFlight() == 0 && expected >= MIN_EXPECTED) {
                found.add(new Finding(
                        "gone-quiet",
                        each.name(),
                        Severity.WARNING,
                        "no call within the last "
                                + Wording.time((double) each.health().windowNanos()) + ", about "
                                + Wording.number(expected) + " were to be expected",
                        "Check whether traffic still arrives, and whether something before it fails: what is not called cannot"
                                + " be seen failing.",
                        List.of(
                                new Evidence("expected", expected, "calls"),
                                Evidence.count("since the start", each.total().started(), "calls"))));
            }
        }
        return found;
    }
}
