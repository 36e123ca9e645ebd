package io.opvitals.agent.insight.advice;

import io.opvitals.agent.slo.Objective;
import io.opvitals.agent.slo.SloReport.Slo;
import java.util.ArrayList;
import java.util.List;

/** An objective whose error budget is overspent so far that it takes as many good calls again, or more, to come back. */
final class SloOutOfReach implements Finder {

    private static final long MIN_CALLS = 100;

    @Override
    public List<Finding> find(Facts facts) {
        List<Finding> found = new ArrayList<>();
        for (Slo each : facts.slos().objectives()) {
            Objective objective = each.objective();
            // bad / (total + more) = budget
            double more = each.bad() / objective.budget() - each.total();
            if (each.total() >= MIN_CALLS && more >= each.total()) {
                found.add(finding(each, objective, more));
            }
        }
        return found;
    }

    private static Finding finding(Slo slo, Objective objective, double more) {
        String scope =
                objective.operation() == null ? objective.wrapper() : objective.wrapper() + "." + objective.operation();
        return new Finding(
                "slo-out-of-reach",
                scope,
                Severity.CRITICAL,
                "the " + objective.kind().label() + " objective of " + objective.objective() * 100
                        + " % cannot be met: "
                        + Wording.percent(slo.attained()) + " are good; it would take " + Wording.number(more)
                        + " further calls without a bad one",
                "Find what fails first; if this is what the tool can do, agree on an objective that can be met, so that its"
                        + " alerts mean something again.",
                List.of(
                        Evidence.share("objective", objective.objective()),
                        Evidence.share("attained", slo.attained()),
                        Evidence.share("error budget left", slo.budgetRemaining()),
                        new Evidence("good calls needed", more, "calls")));
    }
}
