package io.opvitals.agent.insight.advice;

import io.opvitals.agent.operation.CostKey;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Money that is paid for calls that failed. */
final class FailuresCost implements Finder {

    private static final double MOST = 0.1;

    /** In the amounts that are shown. */
    private static final int DIGITS = 2;

    @Override
    public List<Finding> find(Facts facts) {
        List<Finding> found = new ArrayList<>();
        for (Facts.Operation each : facts.operations()) {
            Map<CostKey, BigDecimal> amounts = each.window().costs().amounts();
            SortedMap<String, BigDecimal> wasted = sums(amounts, true);
            sums(amounts, false).forEach((currency, all) -> {
                BigDecimal failed = wasted.getOrDefault(currency, BigDecimal.ZERO);
                double share = failed.doubleValue() / all.doubleValue();
                if (share >= MOST) {
                    found.add(finding(each.name(), currency, failed, all, share));
                }
            });
        }
        return found;
    }

    private static Finding finding(String name, String currency, BigDecimal failed, BigDecimal all, double share) {
        return new Finding(
                "failures-cost",
                name,
                Severity.WARNING,
                Wording.percent(share) + " of what calls cost is paid for calls that failed: " + rounded(failed)
                        + " of " + rounded(all) + " " + currency + " within the window",
                "Find out why they fail after they have been paid for: answers that cannot be read, time-outs behind a paid"
                        + " call, or checks that could be made before it.",
                List.of(
                        new Evidence("paid for failures", failed.doubleValue(), currency),
                        new Evidence("paid in all", all.doubleValue(), currency),
                        Evidence.share("share", share)));
    }

    private static SortedMap<String, BigDecimal> sums(Map<CostKey, BigDecimal> amounts, boolean ofFailures) {
        SortedMap<String, BigDecimal> sums = new TreeMap<>();
        amounts.forEach((key, amount) -> {
            if (amount.signum() > 0 && (!ofFailures || key.outcome().isFailure())) {
                sums.merge(key.currency(), amount, BigDecimal::add);
            }
        });
        return sums;
    }

    private static String rounded(BigDecimal amount) {
        return amount.setScale(DIGITS, RoundingMode.HALF_UP).toPlainString();
    }
}
