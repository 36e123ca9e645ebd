package io.opvitals.agent.alert.route;

import io.opvitals.agent.series.Labels;
import java.util.List;

/**
 * What alerts are grouped by.
 *
 * @param labels names of labels; one that an alert does not have is left out
 * @param byAll whether by all labels, which groups nothing: {@code group_by: ['...']}
 */
public record Grouping(List<String> labels, boolean byAll) {

    public static final Grouping ALL = new Grouping(List.of(), true);

    public Grouping {
        labels = List.copyOf(labels);
    }

    /** The labels of the group that an alert belongs to. */
    public Labels of(Labels alert) {
        if (byAll) {
            return alert;
        }
        Labels group = Labels.EMPTY;
        for (String each : labels) {
            String value = alert.get(each);
            if (value != null) {
                group = group.and(each, value);
            }
        }
        return group;
    }
}
