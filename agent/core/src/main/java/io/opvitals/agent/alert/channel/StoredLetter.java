package io.opvitals.agent.alert.channel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Letters and dead letters as they are kept: JSON, the notification in the words of the webhook. */
final class StoredLetter {

    private static final JsonFactory JSON = new JsonFactory();

    private StoredLetter() {}

    static byte[] bytes(Letter letter) throws IOException {
        return bytes(letter.notification(), letter.created(), null, "");
    }

    static byte[] bytes(DeadLetter letter) throws IOException {
        return bytes(letter.notification(), letter.created(), letter.failed(), letter.reason());
    }

    static Letter letter(long number, byte[] stored) throws IOException {
        Map<String, Object> fields = fields(stored);
        return guarded(() -> new Letter(number, notification(fields), time(fields, "created")));
    }

    static DeadLetter deadLetter(String id, byte[] stored) throws IOException {
        Map<String, Object> fields = fields(stored);
        return guarded(() -> new DeadLetter(
                id, notification(fields), time(fields, "created"), time(fields, "failed"), text(fields, "reason")));
    }

    private static byte[] bytes(Notification notification, Instant created, @Nullable Instant failed, String reason)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringField("created", created.toString());
            if (failed != null) {
                out.writeStringField("failed", failed.toString());
                out.writeStringField("reason", reason);
            }
            NotificationJson.writeMembers(out, notification);
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private interface Reading<T> {
        T read();
    }

    /** What is not there or not what it should be makes the whole unreadable. */
    private static <T> T guarded(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Notification notification(Map<String, Object> fields) {
        List<AlertMessage> alerts = new ArrayList<>();
        if (fields.get("alerts") instanceof List<?> list) {
            for (Object each : list) {
                alerts.add(alert(each));
            }
        }
        return new Notification(
                text(fields, "key"),
                text(fields, "groupKey"),
                text(fields, "receiver"),
                text(fields, "status").equals(AlertMessage.RESOLVED),
                texts(fields.get("groupLabels")),
                texts(fields.get("commonLabels")),
                texts(fields.get("commonAnnotations")),
                alerts,
                Integer.parseInt(text(fields, "truncatedAlerts")),
                text(fields, "externalURL"),
                acknowledgement(fields.get("acknowledgement")));
    }

    private static AlertMessage alert(Object object) {
        if (!(object instanceof Map<?, ?> fields)) {
            throw new IllegalArgumentException("alert: '" + object + "' (expected: an object)");
        }
        return new AlertMessage(
                text(fields, "fingerprint"),
                texts(fields.get("labels")),
                texts(fields.get("annotations")),
                time(fields, "startsAt"),
                text(fields, "status").equals(AlertMessage.RESOLVED) ? time(fields, "endsAt") : null,
                text(fields, "generatorURL"));
    }

    private static @Nullable Acknowledgement acknowledgement(@Nullable Object object) {
        return object instanceof Map<?, ?> fields
                ? new Acknowledgement(text(fields, "by"), text(fields, "note"), time(fields, "at"))
                : null;
    }

    private static Instant time(Map<?, ?> fields, String name) {
        return Instant.parse(text(fields, name));
    }

    private static String text(Map<?, ?> fields, String name) {
        Object value = fields.get(name);
        if (value instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(name + ": '" + value + "' (expected: a text)");
    }

    private static SortedMap<String, String> texts(@Nullable Object object) {
        SortedMap<String, String> texts = new TreeMap<>();
        if (object instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> each : map.entrySet()) {
                texts.put(String.valueOf(each.getKey()), String.valueOf(each.getValue()));
            }
        }
        return texts;
    }

    private static Map<String, Object> fields(byte[] stored) throws IOException {
        try (JsonParser in = JSON.createParser(stored)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no object (expected: what was written)");
            }
            return object(in);
        }
    }

    private static Map<String, Object> object(JsonParser in) throws IOException {
        Map<String, Object> object = new TreeMap<>();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            object.put(name, value(in));
        }
        return object;
    }

    private static Object value(JsonParser in) throws IOException {
        JsonToken token = in.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return object(in);
        }
        if (token == JsonToken.START_ARRAY) {
            List<Object> list = new ArrayList<>();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                list.add(value(in));
            }
            return list;
        }
        String text = in.getText();
        if (text == null) {
            throw new IOException("it ends too early");
        }
        return text;
    }
}
