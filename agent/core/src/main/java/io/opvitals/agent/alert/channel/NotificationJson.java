package io.opvitals.agent.alert.channel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;

/**
 * A notification as Alertmanager's webhook version 4 has it, with the members {@code key} and, where there is one,
 * {@code acknowledgement} besides.
 */
public final class NotificationJson {

    /** Alertmanager's time of an alert that has not ended. */
    private static final String NOT_ENDED = "0001-01-01T00:00:00Z";

    private static final JsonFactory JSON = new JsonFactory();

    private NotificationJson() {}

    /** The whole text. */
    public static String text(Notification notification) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            write(out, notification);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    /** As an object. */
    public static void write(JsonGenerator out, Notification notification) throws IOException {
        out.writeStartObject();
        writeMembers(out, notification);
        out.writeEndObject();
    }

    static void writeMembers(JsonGenerator out, Notification notification) throws IOException {
        out.writeStringField("version", "4");
        out.writeStringField("key", notification.key());
        out.writeStringField("groupKey", notification.groupKey());
        out.writeNumberField("truncatedAlerts", notification.truncatedAlerts());
        out.writeStringField("status", notification.status());
        out.writeStringField("receiver", notification.channel());
        writeMap(out, "groupLabels", notification.groupLabels());
        writeMap(out, "commonLabels", notification.commonLabels());
        writeMap(out, "commonAnnotations", notification.commonAnnotations());
        out.writeStringField("externalURL", notification.externalUrl());
        out.writeArrayFieldStart("alerts");
        for (AlertMessage each : notification.alerts()) {
            writeAlert(out, each);
        }
        out.writeEndArray();
        Acknowledgement acknowledgement = notification.acknowledgement();
        if (acknowledgement != null) {
            out.writeObjectFieldStart("acknowledgement");
            out.writeStringField("by", acknowledgement.by());
            out.writeStringField("note", acknowledgement.note());
            out.writeStringField("at", acknowledgement.at().toString());
            out.writeEndObject();
        }
    }

    private static void writeAlert(JsonGenerator out, AlertMessage alert) throws IOException {
        out.writeStartObject();
        out.writeStringField("status", alert.status());
        writeMap(out, "labels", alert.labels());
        writeMap(out, "annotations", alert.annotations());
        out.writeStringField("startsAt", alert.startsAt().toString());
        out.writeStringField(
                "endsAt", alert.endsAt() == null ? NOT_ENDED : alert.endsAt().toString());
        out.writeStringField("generatorURL", alert.generatorUrl());
        out.writeStringField("fingerprint", alert.fingerprint());
        out.writeEndObject();
    }

    /** A member that is an object of texts. */
    public static void writeMap(JsonGenerator out, String name, Map<String, String> map) throws IOException {
        out.writeObjectFieldStart(name);
        for (Map.Entry<String, String> each : map.entrySet()) {
            out.writeStringField(each.getKey(), each.getValue());
        }
        out.writeEndObject();
    }
}
