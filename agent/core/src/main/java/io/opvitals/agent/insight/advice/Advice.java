package io.opvitals.agent.insight.advice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All findings there are. A pure function. */
public final class Advice {

    private static final List<Finder> FINDERS = List.of(
            new TimeoutsCutSuccesses(),
            new RetriesNeverHelp(),
            new FallbackAlways(),
            new BreakerFlaps(),
            new FailuresCost(),
            new SlowTail(),
            new SloOutOfReach(),
            new StuckNow(),
            new CacheRarelyHits(),
            new NeverCalled(),
            new ErrorBurst(),
            new RateLimitNear(),
            new GoneQuiet(),
            new MeasureWorse());

    private Advice() {}

    /** What these facts give, what matters most first. */
    public static List<Finding> of(Facts facts) {
        List<Finding> found = new ArrayList<>();
        for (Finder each : FINDERS) {
            found.addAll(each.find(facts));
        }
        found.sort(Comparator.comparing(Finding::severity).thenComparing(Finding::id));
        return found;
    }
}
