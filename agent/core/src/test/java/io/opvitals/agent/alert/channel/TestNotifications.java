package io.opvitals.agent.alert.channel;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Notifications for tests: two alerts of one operation and one of another. */
public final class TestNotifications {

    public static final Instant START = Instant.parse("2026-11-21T14:03:07Z");

    private TestNotifications() {}

    public static Notification firing(String channel, String key) {
        return inGroup("{}:{alertname=\"HighErrorRate\"}", channel, key, null);
    }

    public static Notification resolved(String channel, String key) {
        return inGroup("{}:{alertname=\"HighErrorRate\"}", channel, key, START.plusSeconds(60));
    }

    public static Notification inGroup(String group, String channel, String key, @Nullable Instant end) {
        return Notification.of(
                key,
                group,
                channel,
                Map.of("alertname", "HighErrorRate"),
                List.of(alert("complete", "warning", end), alert("classify", "critical", end)),
                "http://127.0.0.1:9466");
    }

    public static AlertMessage alert(String operation, String severity, @Nullable Instant end) {
        Map<String, String> labels = new TreeMap<>();
        labels.put("alertname", "HighErrorRate");
        labels.put("opvitals_wrapper", "routellm");
        labels.put("opvitals_operation", operation);
        labels.put("severity", severity);
        return AlertMessage.of(
                "f-" + operation,
                labels,
                Map.of(
                        "summary",
                        "7 % of calls of " + operation + " fail <now> & \u00fc",
                        "description",
                        "More than 5 % for 1m.",
                        "runbook_url",
                        "https://example.org/runbooks/HighErrorRate.md"),
                START,
                end,
                "http://127.0.0.1:9466/alerts/f-" + operation);
    }
}
