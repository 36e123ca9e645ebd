package io.opvitals.agent.promql;

import io.opvitals.agent.series.LabelMatch;
import io.opvitals.agent.series.Labels;
import java.util.ArrayList;
import java.util.List;

/** One where there is nothing: with the labels of which the selector says exactly what they are. */
final class Absence {

    private Absence() {}

    static List<Sample> of(Expr argument, boolean isAbsent) {
        return isAbsent ? List.of(new Sample("", labels(argument), 1)) : List.of();
    }

    private static Labels labels(Expr argument) {
        Labels labels = Labels.EMPTY;
        if (!(argument instanceof Expr.Select select)) {
            return labels;
        }
        List<String> seen = new ArrayList<>();
        for (LabelMatch each : select.selector().matches()) {
            boolean isSaid = each.operator() == LabelMatch.Operator.EQUAL && !seen.contains(each.label());
            labels = labels.without(each.label());
            if (isSaid && !each.value().isEmpty() && !each.label().equals(LabelMatch.NAME)) {
                labels = labels.and(each.label(), each.value());
            }
            seen.add(each.label());
        }
        return labels;
    }
}
