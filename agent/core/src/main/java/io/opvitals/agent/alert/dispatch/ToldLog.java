package io.opvitals.agent.alert.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What every channel was told last of every group: Alertmanager's notification log. Used by one thread at a time. */
final class ToldLog {

    private final Map<String, Map<String, Told>> byGroup = new TreeMap<>();

    /** {@code null} where the channel was told nothing of the group. */
    @Nullable
    Told get(String group, String channel) {
        Map<String, Told> ofGroup = byGroup.get(group);
        return ofGroup == null ? null : ofGroup.get(channel);
    }

    void put(Told told) {
        byGroup.computeIfAbsent(told.group(), key -> new TreeMap<>()).put(told.channel(), told);
    }

    void remove(Told told) {
        Map<String, Told> ofGroup = byGroup.get(told.group());
        if (ofGroup != null) {
            ofGroup.remove(told.channel());
            if (ofGroup.isEmpty()) {
                byGroup.remove(told.group());
            }
        }
    }

    void removeGroup(String group) {
        byGroup.remove(group);
    }

    /** What all channels were told of a group. */
    Collection<Told> of(String group) {
        return List.copyOf(byGroup.getOrDefault(group, Map.of()).values());
    }

    boolean knows(String group) {
        return byGroup.containsKey(group);
    }

    /** Whether some channel believes that an alert of this group fires. */
    boolean believesFiring(String group, String alert) {
        for (Told each : byGroup.getOrDefault(group, Map.of()).values()) {
            if (each.firing().containsKey(alert)) {
                return true;
            }
        }
        return false;
    }

    List<Told> all() {
        List<Told> all = new ArrayList<>();
        byGroup.values().forEach(each -> all.addAll(each.values()));
        return all;
    }

    void move(Duration by) {
        byGroup.values().forEach(channels -> channels.replaceAll((channel, told) -> told.moved(by)));
    }
}
