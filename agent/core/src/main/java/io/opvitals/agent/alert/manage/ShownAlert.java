package io.opvitals.agent.alert.manage;

import io.opvitals.agent.alert.Alert;
import io.opvitals.agent.alert.dispatch.Quiet;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An alert with what is known of telling it.
 *
 * @param alert as it is
 * @param quiet why nobody is told of it
 * @param told the channels that were told it fires, and not yet that it is over
 * @param next when its group is told next, if there is something new; {@code null} where it is in none
 */
public record ShownAlert(
        Alert alert,
        Quiet quiet,
        Set<String> told,
        @Nullable Instant next) {

    public ShownAlert {
        told = new TreeSet<>(told);
    }
}
