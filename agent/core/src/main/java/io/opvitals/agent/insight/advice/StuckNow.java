package io.opvitals.agent.insight.advice;

import io.opvitals.agent.operation.StuckCall;
import java.util.ArrayList;
import java.util.List;

/** Calls that hang. */
final class StuckNow implements Finder {

    @Override
    public List<Finding> find(Facts facts) {
        List<Finding> found = new ArrayList<>();
        for (Facts.Operation each : facts.operations()) {
            int stuck = facts.report().stuck().count(each.id());
            if (stuck > 0) {
                found.add(new Finding(
                        "calls-stuck",
                        each.name(),
                        Severity.CRITICAL,
                        stuck + (stuck == 1 ? " call hangs" : " calls hang") + where(facts, each),
                        "Give the call a time-out: a thread that hangs is lost to the application, and the next ones follow. "
                                + "/api/v1/stuck shows what the threads do.",
                        List.of(Evidence.count("stuck", stuck, "calls"))));
            }
        }
        return found;
    }

    private static String where(Facts facts, Facts.Operation operation) {
        for (StuckCall each : facts.report().stuck().calls()) {
            if (each.id().equals(operation.id()) && !each.stack().isEmpty()) {
                return ", for example in " + each.stack().get(0);
            }
        }
        return "";
    }
}
