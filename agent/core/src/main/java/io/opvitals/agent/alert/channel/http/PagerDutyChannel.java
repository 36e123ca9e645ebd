package io.opvitals.agent.alert.channel.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.alert.channel.AlertMessage;
import io.opvitals.agent.alert.channel.Channel;
import io.opvitals.agent.alert.channel.DeliveryException;
import io.opvitals.agent.alert.channel.MessageText;
import io.opvitals.agent.alert.channel.Notification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * Triggers, acknowledges and resolves an incident a group of alerts, by PagerDuty's Events API v2. The same group has the
 * same {@code dedup_key}: a duplicate changes nothing over there. Source: developer.pagerduty.com, "Send an Alert Event".
 */
public final class PagerDutyChannel implements Channel {

    /** Where events of every account are taken. */
    public static final String ADDRESS = "https://events.pagerduty.com/v2/enqueue";

    private static final int MAX_SUMMARY = 1_024;
    private static final int MAX_DETAILS = 10_000;
    private static final Map<String, String> SEVERITIES = Map.of(
            "critical",
            "critical",
            "page",
            "critical",
            "error",
            "error",
            "warning",
            "warning",
            "info",
            "info",
            "none",
            "info");

    private final HttpPost post;
    private final MessageText text;
    private final String routingKey;

    /** @param routingKey of the integration; a secret */
    public PagerDutyChannel(HttpPost post, MessageText text, String routingKey) {
        this.post = post;
        this.text = text;
        this.routingKey = routingKey;
    }

    @Override
    public void deliver(Notification notification) throws DeliveryException, InterruptedException {
        String summary = text.hasTemplate() ? text.body(notification) : text.title(notification);
        String action = action(notification);
        String body = JsonBody.of(out -> {
            out.writeStartObject();
            out.writeStringField("routing_key", routingKey);
            out.writeStringField("event_action", action);
            out.writeStringField("dedup_key", dedupKey(notification.groupKey()));
            if (action.equals("trigger")) {
                writeDetails(out, notification, MessageText.cut(summary, MAX_SUMMARY));
            }
            out.writeEndObject();
        });
        post.post(body, Map.of("Content-Type", "application/json"));
    }

    @Override
    public boolean keepsAlerts() {
        return true;
    }

    private static String action(Notification notification) {
        if (notification.resolved()) {
            return "resolve";
        }
        return notification.acknowledgement() == null ? "trigger" : "acknowledge";
    }

    private void writeDetails(JsonGenerator out, Notification notification, String summary) throws IOException {
        AlertMessage first = notification.alerts().get(0);
        out.writeStringField("client", "Opvitals");
        if (!notification.externalUrl().isEmpty()) {
            out.writeStringField("client_url", notification.externalUrl());
        }
        out.writeObjectFieldStart("payload");
        out.writeStringField("summary", summary);
        out.writeStringField("source", source(notification));
        out.writeStringField(
                "severity", SEVERITIES.getOrDefault(notification.commonLabels().getOrDefault("severity", ""), "error"));
        out.writeStringField("timestamp", first.startsAt().toString());
        out.writeStringField("class", first.name());
        out.writeObjectFieldStart("custom_details");
        out.writeStringField("alerts", MessageText.cut(text.plain(notification), MAX_DETAILS));
        out.writeNumberField("num_firing", notification.firing().size());
        out.writeEndObject();
        out.writeEndObject();
        writeRunbook(out, first);
    }

    private static void writeRunbook(JsonGenerator out, AlertMessage alert) throws IOException {
        String runbook = MessageText.runbook(alert);
        if (!runbook.isEmpty()) {
            out.writeArrayFieldStart("links");
            out.writeStartObject();
            out.writeStringField("href", runbook);
            out.writeStringField("text", "Runbook");
            out.writeEndObject();
            out.writeEndArray();
        }
    }

    /** What is affected: the operation or wrapper where all alerts are about one. */
    private static String source(Notification notification) {
        Map<String, String> labels = notification.commonLabels();
        String wrapper = labels.getOrDefault("opvitals_wrapper", "");
        String operation = labels.getOrDefault("opvitals_operation", "");
        if (wrapper.isEmpty()) {
            return "opvitals";
        }
        return operation.isEmpty() ? wrapper : wrapper + "." + operation;
    }

    /** At most 255 characters are allowed: a hash has 64. */
    private static String dedupKey(String groupKey) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(groupKey.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
