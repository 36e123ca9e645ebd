package io.opvitals.agent.alert.channel;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One alert as a channel is told of it. Immutable.
 *
 * @param fingerprint the same for the same labels; names the alert in the API
 * @param labels with {@code alertname}
 * @param annotations with templates expanded
 * @param startsAt since when it fires
 * @param endsAt since when it does not any more; {@code null} while it fires
 * @param generatorUrl where it is shown; empty where nowhere
 */
public record AlertMessage(
        String fingerprint,
        SortedMap<String, String> labels,
        SortedMap<String, String> annotations,
        Instant startsAt,
        @Nullable Instant endsAt,
        String generatorUrl) {

    static final String FIRING = "firing";
    static final String RESOLVED = "resolved";

    public AlertMessage {
        labels = Notification.copy(labels);
        annotations = Notification.copy(annotations);
    }

    /** Of maps in any order. */
    public static AlertMessage of(
            String fingerprint,
            Map<String, String> labels,
            Map<String, String> annotations,
            Instant startsAt,
            @Nullable Instant endsAt,
            String generatorUrl) {
        return new AlertMessage(
                fingerprint, Notification.copy(labels), Notification.copy(annotations), startsAt, endsAt, generatorUrl);
    }

    public boolean resolved() {
        return endsAt != null;
    }

    /** {@code firing} or {@code resolved}. */
    public String status() {
        return resolved() ? RESOLVED : FIRING;
    }

    /** The label {@code alertname}. */
    public String name() {
        return labels.getOrDefault("alertname", "alert");
    }
}
