package io.opvitals.agent.alert.dispatch;

import io.opvitals.agent.alert.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one channel was told last of one group. Kept over a restart, so that nobody is told twice and the end of what was
 * told is told, too.
 *
 * @param group the group's key
 * @param channel the channel's name
 * @param sequence how often it was told of the group
 * @param at when it was told last
 * @param firing the alerts that it was told are firing, by id
 * @param resolved the ids of those that it was told are over
 * @param isAcknowledged whether it was told that somebody has taken them in hand
 * @param isSure whether it was handed over for sure; else it was about to be when the JVM ended, and is said again
 */
public record Told(
        String group,
        String channel,
        long sequence,
        Instant at,
        Map<String, Alert> firing,
        Set<String> resolved,
        boolean isAcknowledged,
        boolean isSure) {

    public Told {
        firing = Collections.unmodifiableMap(new TreeMap<>(firing));
        resolved = Collections.unmodifiableSet(new TreeSet<>(resolved));
    }

    /** Whether all that fires of it was told. */
    boolean knows(News news) {
        return firing.keySet().containsAll(News.ids(news.firing()));
    }

    /** The same, and nobody has it in hand any more. */
    Told notAcknowledged() {
        return new Told(group, channel, sequence, at, firing, resolved, false, isSure);
    }

    /** The same with all its times moved, for a wall clock that was put right. */
    Told moved(Duration by) {
        Map<String, Alert> moved = new TreeMap<>(firing);
        moved.replaceAll((id, alert) -> alert.moved(by));
        return new Told(group, channel, sequence, at.plus(by), moved, resolved, isAcknowledged, isSure);
    }
}
