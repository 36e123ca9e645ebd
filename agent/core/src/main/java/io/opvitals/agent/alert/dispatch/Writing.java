package io.opvitals.agent.alert.dispatch;

import io.opvitals.agent.alert.Alert;
import io.opvitals.agent.alert.Alert.Acknowledged;
import io.opvitals.agent.alert.Fingerprint;
import io.opvitals.agent.alert.channel.Acknowledgement;
import io.opvitals.agent.alert.channel.AlertMessage;
import io.opvitals.agent.alert.channel.Notification;
import io.opvitals.agent.series.Labels;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes what a channel is told. */
final class Writing {

    /** More alerts in one notification help nobody; how many are left out stands in it. */
    private static final int MOST_ALERTS = 100;

    private final Supplier<String> externalUrl;

    /** @param externalUrl where the agent answers; empty where it does not */
    Writing(Supplier<String> externalUrl) {
        this.externalUrl = externalUrl;
    }

    /**
     * The notification.
     *
     * @param sequence how often the channel was told of the group, this time included
     */
    Notification write(String group, Labels groupLabels, String channel, long sequence, News news) {
        String url = externalUrl.get();
        List<AlertMessage> messages = news.all().stream()
                .limit(MOST_ALERTS)
                .map(each -> message(each, url))
                .toList();
        Notification all =
                Notification.of(key(group, channel, sequence, news), group, channel, map(groupLabels), messages, url);
        Notification bounded = new Notification(
                all.key(),
                all.groupKey(),
                all.channel(),
                news.firing().isEmpty(),
                all.groupLabels(),
                all.commonLabels(),
                all.commonAnnotations(),
                all.alerts(),
                news.all().size() - messages.size(),
                all.externalUrl(),
                null);
        Acknowledged latest = latest(news);
        return latest == null
                ? bounded
                : bounded.acknowledged(bounded.key(), new Acknowledgement(latest.by(), latest.note(), latest.at()));
    }

    /**
     * The same for the same news told for the same time, also where the JVM was killed in between; another one otherwise, also
     * where the same alert fires again.
     */
    private static String key(String group, String channel, long sequence, News news) {
        StringBuilder text =
                new StringBuilder(group).append('|').append(channel).append('|').append(sequence);
        for (Alert each : news.all()) {
            text.append('|')
                    .append(each.id())
                    .append('@')
                    .append(each.firedAt())
                    .append('-')
                    .append(each.resolvedAt());
        }
        text.append(news.isAcknowledged() ? "|acknowledged" : "");
        return Fingerprint.of(group) + '-' + sequence + '-' + Fingerprint.of(text.toString());
    }

    private static AlertMessage message(Alert alert, String url) {
        return AlertMessage.of(
                alert.id(),
                map(alert.labels()),
                alert.annotations(),
                Objects.requireNonNullElse(alert.firedAt(), alert.activeAt()),
                alert.resolvedAt(),
                url.isEmpty() ? "" : url + "/api/v1/alerts/" + alert.id());
    }

    /** Who has taken it in hand last; {@code null} where somebody has yet to. */
    private static @Nullable Acknowledged latest(News news) {
        if (!news.isAcknowledged()) {
            return null;
        }
        return news.firing().stream()
                .map(Alert::acknowledged)
                .filter(Objects::nonNull)
                .max(Comparator.comparing(each -> each == null ? Instant.MIN : each.at()))
                .orElse(null);
    }

    private static Map<String, String> map(Labels labels) {
        Map<String, String> map = new TreeMap<>();
        labels.forEach(map::put);
        return map;
    }
}
