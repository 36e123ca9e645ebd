package io.opvitals.agent.alert.channel.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.alert.channel.AlertMessage;
import io.opvitals.agent.alert.channel.Channel;
import io.opvitals.agent.alert.channel.DeliveryException;
import io.opvitals.agent.alert.channel.MessageText;
import io.opvitals.agent.alert.channel.Notification;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Posts to a Workflows webhook of Microsoft Teams: an Adaptive Card 1.4 with a title, and text and facts for each alert.
 * A message may have up to 28 KB. Source: learn.microsoft.com, "Create incoming webhooks with Workflows".
 */
public final class TeamsChannel implements Channel {

    private static final int MAX_ALERTS = 10;
    private static final int MAX_TEXT = 1_000;
    private static final int MAX_OWN_TEXT = 20_000;
    private static final int MAX_FACTS = 12;
    private static final Map<String, String> HEADERS = Map.of("Content-Type", "application/json");

    private final HttpPost post;
    private final MessageText text;

    public TeamsChannel(HttpPost post, MessageText text) {
        this.post = post;
        this.text = text;
    }

    @Override
    public void deliver(Notification notification) throws DeliveryException, InterruptedException {
        String own = text.hasTemplate() ? text.body(notification) : "";
        String body = JsonBody.of(out -> {
            out.writeStartObject();
            out.writeStringField("type", "message");
            out.writeArrayFieldStart("attachments");
            out.writeStartObject();
            out.writeStringField("contentType", "application/vnd.microsoft.card.adaptive");
            out.writeNullField("contentUrl");
            out.writeObjectFieldStart("content");
            writeCard(out, notification, own);
            out.writeEndObject();
            out.writeEndObject();
            out.writeEndArray();
            out.writeEndObject();
        });
        post.post(body, HEADERS);
    }

    private void writeCard(JsonGenerator out, Notification notification, String own) throws IOException {
        out.writeStringField("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        out.writeStringField("type", "AdaptiveCard");
        out.writeStringField("version", "1.4");
        out.writeArrayFieldStart("body");
        block(out, text.title(notification), "Bolder", notification.resolved() ? "Good" : "Attention");
        if (text.hasTemplate()) {
            block(out, MessageText.cut(own, MAX_OWN_TEXT), "Default", "Default");
        } else {
            writeAlerts(out, notification);
        }
        out.writeEndArray();
    }

    private void writeAlerts(JsonGenerator out, Notification notification) throws IOException {
        List<AlertMessage> shown =
                notification.alerts().stream().limit(MAX_ALERTS).toList();
        for (AlertMessage each : shown) {
            block(
                    out,
                    MessageText.cut(MessageText.summary(each), MAX_TEXT),
                    "Bolder",
                    each.resolved() ? "Good" : "Default");
            String description = each.annotations().getOrDefault("description", "");
            if (!description.isEmpty()) {
                block(out, MessageText.cut(description, MAX_TEXT), "Default", "Default");
            }
            writeFacts(out, each);
        }
        String more = text.more(notification, shown.size());
        if (!more.isEmpty()) {
            block(out, more, "Lighter", "Default");
        }
    }

    private static void writeFacts(JsonGenerator out, AlertMessage alert) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", "FactSet");
        out.writeArrayFieldStart("facts");
        fact(out, "since", alert.startsAt().toString());
        int facts = 1;
        for (Map.Entry<String, String> each : alert.labels().entrySet()) {
            if (facts++ < MAX_FACTS && !each.getKey().equals("alertname")) {
                fact(out, each.getKey(), MessageText.cut(each.getValue(), MAX_TEXT));
            }
        }
        String runbook = MessageText.runbook(alert);
        if (!runbook.isEmpty()) {
            fact(out, "runbook", runbook);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void fact(JsonGenerator out, String title, String value) throws IOException {
        out.writeStartObject();
        out.writeStringField("title", title);
        out.writeStringField("value", value);
        out.writeEndObject();
    }

    private static void block(JsonGenerator out, String said, String weight, String color) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", "TextBlock");
        out.writeStringField("text", said);
        out.writeBooleanField("wrap", true);
        out.writeStringField("weight", weight);
        out.writeStringField("color", color);
        out.writeEndObject();
    }
}
