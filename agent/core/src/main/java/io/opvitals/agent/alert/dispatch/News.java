package io.opvitals.agent.alert.dispatch;

import io.opvitals.agent.alert.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of a group that a channel may hear of, and whether there is anything new in them for it. The answers are those
 * of Alertmanager ({@code notify/notify.go}, {@code DedupStage.needsUpdate}).
 *
 * @param firing those that fire, without those that are muted
 * @param resolved those that are over, without those that are muted
 */
record News(List<Alert> firing, List<Alert> resolved) {

    News {
        firing = List.copyOf(firing);
        resolved = List.copyOf(resolved);
    }

    boolean isEmpty() {
        return firing.isEmpty() && resolved.isEmpty();
    }

    /**
     * Whether a channel is to be told.
     *
     * @param told what it was told last; {@code null} for nothing yet
     * @param sendsResolved whether it wants to know what is over
     * @param repeatAfter so long after the last time, the same is said again, unless all is acknowledged
     */
    boolean isFor(@Nullable Told told, boolean sendsResolved, Duration repeatAfter, Instant now) {
        if (isEmpty()) {
            return false;
        }
        if (told == null) {
            return !firing.isEmpty();
        }
        if (!told.isSure()) {
            return true;
        }
        if (!told.firing().keySet().containsAll(ids(firing))) {
            return true;
        }
        if (firing.isEmpty()) {
            // It knows of none where all of them came and went since the last time.
            return !told.firing().isEmpty();
        }
        if (sendsResolved && !told.resolved().containsAll(ids(resolved))) {
            return true;
        }
        return !isAcknowledged() && !told.at().plus(repeatAfter).isAfter(now);
    }

    /** Whether somebody has taken all that fires in hand. */
    boolean isAcknowledged() {
        return !firing.isEmpty() && firing.stream().allMatch(each -> each.acknowledged() != null);
    }

    /** Both, what fires first. */
    List<Alert> all() {
        return Stream.concat(firing.stream(), resolved.stream()).toList();
    }

    static Set<String> ids(List<Alert> alerts) {
        return alerts.stream().map(Alert::id).collect(Collectors.toCollection(TreeSet::new));
    }
}
