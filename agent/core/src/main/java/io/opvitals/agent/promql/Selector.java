package io.opvitals.agent.promql;

import io.opvitals.agent.series.LabelMatch;
import io.opvitals.agent.series.Labels;
import java.util.List;

/**
 * Which series are meant, and of when.
 *
 * @param name of the series; empty where none is written, or only a match of {@code __name__}
 * @param matches what labels must be; {@code __name__} may be among them
 * @param rangeMillis how far back, in milliseconds; 0 for the newest sample
 * @param offsetMillis how long ago, in milliseconds; negative for what comes later
 */
public record Selector(String name, List<LabelMatch> matches, long rangeMillis, long offsetMillis) {

    public Selector {
        matches = List.copyOf(matches);
    }

    /** Whether a series of this name and these labels is meant. */
    public boolean matches(String seriesName, Labels labels) {
        if (!name.isEmpty() && !name.equals(seriesName)) {
            return false;
        }
        for (LabelMatch each : matches) {
            boolean isRight = each.label().equals(LabelMatch.NAME) ? each.matches(seriesName) : each.matches(labels);
            if (!isRight) {
                return false;
            }
        }
        return true;
    }

    /** The same series at the moment itself. */
    Selector atOnce() {
        return new Selector(name, matches, 0, offsetMillis);
    }

    /** As PromQL writes it, without range and offset. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name);
        if (!matches.isEmpty()) {
            text.append('{');
            for (int i = 0; i < matches.size(); i++) {
                text.append(i == 0 ? "" : ",").append(matches.get(i));
            }
            text.append('}');
        }
        return text.toString();
    }
}
