package io.opvitals.agent.insight.advice;

import io.opvitals.agent.health.Tally;
import io.opvitals.agent.operation.OperationSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Failures that are nearly all of one kind, and many more than before: something has just broken. */
final class ErrorBurst implements Finder {

    private static final long MIN_FAILURES = 10;
    private static final double NEARLY_ALL = 0.8;

    /** So many times the error rate of the time before the window. */
    private static final double TIMES_BEFORE = 3;

    @Override
    public List<Finding> find(Facts facts) {
        List<Finding> found = new ArrayList<>();
        for (Facts.Operation each : facts.operations()) {
            Tally window = Tally.of(each.window());
            Map.Entry<String, Long> most = mostFrequent(each.window());
            if (most == null || window.failures() < MIN_FAILURES) {
                continue;
            }
            double share = (double) most.getValue() / window.failures();
            double before = errorRateBefore(each.total(), window);
            if (share >= NEARLY_ALL && window.errorRate() > TIMES_BEFORE * before) {
                found.add(finding(each.name(), window, most, share, before));
            }
        }
        return found;
    }

    private static Finding finding(
            String name, Tally window, Map.Entry<String, Long> most, double share, double before) {
        return new Finding(
                "error-burst",
                name,
                Severity.CRITICAL,
                Wording.percent(share) + " of " + window.failures() + " failures are " + most.getKey()
                        + "; the error rate is " + Wording.percent(window.errorRate()) + ", before it was "
                        + Wording.percent(before),
                "One cause, and it is new: compare with what changed last on the timeline, and look at the first stack trace of "
                        + most.getKey() + ".",
                List.of(
                        Evidence.count(most.getKey(), most.getValue(), "calls"),
                        Evidence.share("error rate", window.errorRate()),
                        Evidence.share("error rate before", before)));
    }

    /** Calls before the window; 0 where there were none. */
    private static double errorRateBefore(OperationSnapshot total, Tally window) {
        Tally all = Tally.of(total);
        long judged = all.judged() - window.judged();
        return judged <= 0 ? 0 : (double) (all.failures() - window.failures()) / judged;
    }

    private static Map.@org.jspecify.annotations.Nullable Entry<String, Long> mostFrequent(OperationSnapshot window) {
        Map<String, Long> types = new TreeMap<>();
        window.series().forEach((key, durations) -> {
            if (key.outcome().isFailure() && key.errorType() != null) {
                types.merge(key.errorType(), durations.count(), Long::sum);
            }
        });
        return types.entrySet().stream().max(Map.Entry.comparingByValue()).orElse(null);
    }
}
