package io.opvitals.agent.alert.route;

import io.opvitals.agent.series.LabelMatch;
import io.opvitals.agent.series.Labels;
import java.util.List;
import java.util.Objects;

/**
 * Of an alert that another one explains, nobody is told.
 *
 * @param source what the other one must match
 * @param target what the alert must match
 * @param equal labels that both have with the same value, or both do not have
 */
public record InhibitRule(List<LabelMatch> source, List<LabelMatch> target, List<String> equal) {

    public InhibitRule {
        source = List.copyOf(source);
        target = List.copyOf(target);
        equal = List.copyOf(equal);
    }

    /**
     * Whether an alert that fires explains another one. One that matches both sides is not explained by one that does, too:
     * else two of them would hide each other.
     */
    public boolean inhibits(Labels firing, Labels other) {
        if (!MatcherText.all(source, firing) || !MatcherText.all(target, other)) {
            return false;
        }
        if (MatcherText.all(source, other) && MatcherText.all(target, firing)) {
            return false;
        }
        for (String each : equal) {
            if (!Objects.requireNonNullElse(firing.get(each), "")
                    .equals(Objects.requireNonNullElse(other.get(each), ""))) {
                return false;
            }
        }
        return true;
    }
}
