package io.opvitals.agent.alert.channel;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a test call says: an alert that is none. */
record TestNotification(String channel, Instant now) {

    private static final String NAME = "OpvitalsTest";

    Notification firing() {
        return notification("firing", null);
    }

    Notification resolved() {
        return notification("resolved", now);
    }

    private Notification notification(String status, @Nullable Instant end) {
        String id = "test-" + channel + "-" + now.toEpochMilli();
        AlertMessage alert = AlertMessage.of(
                id,
                Map.of("alertname", NAME, "severity", "info"),
                Map.of("summary", "This is a test of the channel " + channel + ". Nothing is wrong."),
                now,
                end,
                "");
        return Notification.of(id + "-" + status, id, channel, Map.of("alertname", NAME), List.of(alert), "");
    }
}
