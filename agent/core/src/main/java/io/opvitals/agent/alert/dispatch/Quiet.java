package io.opvitals.agent.alert.dispatch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why nobody is told of an alert at the moment.
 *
 * @param silences ids of silences that match it
 * @param maintenance ids of maintenance windows that match it
 * @param inhibitedBy the id of an alert that explains it; {@code null} for none
 */
public record Quiet(
        List<String> silences,
        List<String> maintenance,
        @Nullable String inhibitedBy) {

    /** Nothing keeps it quiet. */
    public static final Quiet NOT = new Quiet(List.of(), List.of(), null);

    public Quiet {
        silences = List.copyOf(silences);
        maintenance = List.copyOf(maintenance);
    }

    public boolean isQuiet() {
        return !silences.isEmpty() || !maintenance.isEmpty() || inhibitedBy != null;
    }
}
