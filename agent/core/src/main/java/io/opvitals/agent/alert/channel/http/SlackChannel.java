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
 * Posts to an incoming webhook of Slack: a title, a section for each alert, in blocks. Limits: 50 blocks, 150 characters of
 * a header, 3,000 of a section. Source: docs.slack.dev, "Sending messages using incoming webhooks" and "Blocks".
 */
public final class SlackChannel implements Channel {

    private static final int MAX_SECTIONS = 20;
    private static final int MAX_HEADER = 150;
    private static final int MAX_SECTION = 3_000;
    private static final Map<String, String> HEADERS = Map.of("Content-Type", "application/json");

    private final HttpPost post;
    private final MessageText text;

    public SlackChannel(HttpPost post, MessageText text) {
        this.post = post;
        this.text = text;
    }

    @Override
    public void deliver(Notification notification) throws DeliveryException, InterruptedException {
        String title = text.title(notification);
        List<AlertMessage> shown =
                notification.alerts().stream().limit(MAX_SECTIONS).toList();
        String own = text.hasTemplate() ? text.body(notification) : "";
        String body = JsonBody.of(out -> {
            out.writeStartObject();
            out.writeStringField("text", escaped(title));
            out.writeArrayFieldStart("blocks");
            block(out, "header", "plain_text", MessageText.cut(title, MAX_HEADER));
            if (text.hasTemplate()) {
                block(out, "section", "mrkdwn", MessageText.cut(own, MAX_SECTION));
            } else {
                for (AlertMessage each : shown) {
                    block(out, "section", "mrkdwn", section(each));
                }
                String more = text.more(notification, shown.size());
                if (!more.isEmpty()) {
                    context(out, escaped(more));
                }
            }
            out.writeEndArray();
            out.writeEndObject();
        });
        post.post(body, HEADERS);
    }

    private static String section(AlertMessage alert) {
        StringBuilder section = new StringBuilder();
        section.append(alert.resolved() ? ":large_green_circle: *" : ":red_circle: *")
                .append(escaped(MessageText.summary(alert)))
                .append("*\n");
        String description = alert.annotations().getOrDefault("description", "");
        if (!description.isEmpty()) {
            section.append(escaped(description)).append('\n');
        }
        section.append('`')
                .append(escaped(MessageText.labels(alert)).replace('`', '\''))
                .append('`');
        String runbook = MessageText.runbook(alert);
        if (!runbook.isEmpty()) {
            section.append("\n<").append(escaped(runbook).replace("|", "%7C")).append("|Runbook>");
        }
        return MessageText.cut(section.toString(), MAX_SECTION);
    }

    private static void block(JsonGenerator out, String type, String textType, String said) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", type);
        out.writeObjectFieldStart("text");
        out.writeStringField("type", textType);
        out.writeStringField("text", said);
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void context(JsonGenerator out, String said) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", "context");
        out.writeArrayFieldStart("elements");
        out.writeStartObject();
        out.writeStringField("type", "mrkdwn");
        out.writeStringField("text", said);
        out.writeEndObject();
        out.writeEndArray();
        out.writeEndObject();
    }

    /** The three characters that mean something in Slack's texts: nobody is mentioned by a label. */
    private static String escaped(String said) {
        return said.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
