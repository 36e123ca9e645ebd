package io.opvitals.agent.alert.channel;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one channel is told about one group of alerts, in the words of Alertmanager's webhook version 4
 * (https://prometheus.io/docs/alerting/latest/configuration/#webhook_config). Immutable.
 *
 * @param key the same whenever this very notification is delivered again, so that who receives it twice can tell; a
 *     reminder is another notification with another key; up to 200 characters
 * @param groupKey the same for everything that is said about the group, from its first alert to its last
 * @param channel the name of the channel it is for
 * @param resolved whether no alert of the group is firing any more
 * @param groupLabels what the alerts were grouped by
 * @param commonLabels what all of the alerts have
 * @param commonAnnotations as the labels
 * @param alerts at least one
 * @param truncatedAlerts how many more there are, which are left out
 * @param externalUrl where the agent answers; empty where it does not
 * @param acknowledgement who has taken it in hand; {@code null} where nobody has
 */
public record Notification(
        String key,
        String groupKey,
        String channel,
        boolean resolved,
        SortedMap<String, String> groupLabels,
        SortedMap<String, String> commonLabels,
        SortedMap<String, String> commonAnnotations,
        List<AlertMessage> alerts,
        int truncatedAlerts,
        String externalUrl,
        @Nullable Acknowledgement acknowledgement) {

    private static final int MAX_KEY = 200;

    public Notification {
        if (key.isEmpty() || key.length() > MAX_KEY) {
            throw new IllegalArgumentException("key: '" + key + "' (expected: 1 to " + MAX_KEY + " characters)");
        }
        if (alerts.isEmpty()) {
            throw new IllegalArgumentException("alerts: none (expected: at least one)");
        }
        groupLabels = copy(groupLabels);
        commonLabels = copy(commonLabels);
        commonAnnotations = copy(commonAnnotations);
        alerts = List.copyOf(alerts);
    }

    /**
     * About these alerts: resolved where all of them are, with what they have in common.
     *
     * @param groupLabels what they were grouped by
     * @param externalUrl where the agent answers; empty where it does not
     */
    public static Notification of(
            String key,
            String groupKey,
            String channel,
            Map<String, String> groupLabels,
            List<AlertMessage> alerts,
            String externalUrl) {
        return new Notification(
                key,
                groupKey,
                channel,
                alerts.stream().allMatch(AlertMessage::resolved),
                new TreeMap<>(groupLabels),
                common(alerts.stream().map(AlertMessage::labels).toList()),
                common(alerts.stream().map(AlertMessage::annotations).toList()),
                alerts,
                0,
                externalUrl,
                null);
    }

    /** The same, taken in hand by somebody; with a key of its own. */
    public Notification acknowledged(String newKey, Acknowledgement by) {
        return new Notification(
                newKey,
                groupKey,
                channel,
                resolved,
                groupLabels,
                commonLabels,
                commonAnnotations,
                alerts,
                truncatedAlerts,
                externalUrl,
                by);
    }

    /** The same without alerts that are resolved; {@code null} where none is left. */
    @Nullable
    Notification onlyFiring() {
        List<AlertMessage> firing = firing();
        if (firing.isEmpty()) {
            return null;
        }
        return new Notification(
                key,
                groupKey,
                channel,
                false,
                groupLabels,
                common(firing.stream().map(AlertMessage::labels).toList()),
                common(firing.stream().map(AlertMessage::annotations).toList()),
                firing,
                truncatedAlerts,
                externalUrl,
                acknowledgement);
    }

    /** The alerts that fire. */
    public List<AlertMessage> firing() {
        return alerts.stream().filter(each -> !each.resolved()).toList();
    }

    /** {@code firing} or {@code resolved}. */
    public String status() {
        return resolved ? AlertMessage.RESOLVED : AlertMessage.FIRING;
    }

    private static SortedMap<String, String> common(List<SortedMap<String, String>> all) {
        SortedMap<String, String> common = new TreeMap<>();
        if (!all.isEmpty()) {
            common.putAll(all.get(0));
        }
        for (SortedMap<String, String> each : all) {
            common.entrySet().retainAll(each.entrySet());
        }
        return common;
    }

    static SortedMap<String, String> copy(Map<String, String> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
