package io.opvitals.agent.web.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.alert.channel.AlertMessage;
import io.opvitals.agent.alert.channel.ChannelStatus;
import io.opvitals.agent.alert.channel.DeadLetter;
import io.opvitals.agent.alert.channel.NotificationJson;
import io.opvitals.agent.alert.channel.TestResult;
import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.route.Schema;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Channels for alerts, and what did not arrive. No addresses and keys of theirs: they are secrets. */
public final class ChannelView {

    private static final double SECOND = 1e9;

    private static final Schema CHANNEL = Schema.object()
            .field("name", Schema.text(), "as in opvitals.alert.channel.NAME.type")
            .field("type", Schema.text(), "for example slack")
            .field("failing", Schema.flag(), "whether the last attempt failed")
            .field("reason", Schema.text(), "why; empty where it did not")
            .field("waiting", Schema.wholeNumber(), "notifications that are to be delivered yet")
            .field("delivered", Schema.wholeNumber(), "notifications delivered since the start")
            .field("failed", Schema.wholeNumber(), "attempts that failed and are repeated, since the start")
            .field("dead", Schema.wholeNumber(), "notifications given up since the start")
            .field("lastDelivered", Schema.time().orNull(), "when one was delivered last")
            .field("lastFailed", Schema.time().orNull(), "when an attempt failed last")
            .field("nextAttempt", Schema.time().orNull(), "when what failed is tried again")
            .named("Channel");

    public static final Schema CHANNELS = Schema.object()
            .field("channels", Schema.list(CHANNEL), "by name")
            .field("problems", Schema.list(Schema.text()), "why others are left out")
            .named("Channels");

    public static final Schema TEST = Schema.object()
            .field("delivered", Schema.flag(), "whether the other side took it")
            .field("reason", Schema.text(), "why not; empty where it did")
            .field("seconds", Schema.number(), "how long it took")
            .named("ChannelTest");

    private static final Schema ALERT = Schema.object()
            .field("status", Schema.text(), "firing or resolved")
            .field("fingerprint", Schema.text(), "names the alert")
            .field("labels", Schema.map(Schema.text()), "with alertname")
            .field("annotations", Schema.map(Schema.text()), "what it says")
            .field("startsAt", Schema.time(), "since when it fires")
            .field("endsAt", Schema.time().orNull(), "since when it does not any more")
            .named("NotifiedAlert");

    private static final Schema DEAD_LETTER = Schema.object()
            .field("id", Schema.text(), "names it")
            .field("channel", Schema.text(), "who was to be told")
            .field("key", Schema.text(), "the same if it is sent again")
            .field("status", Schema.text(), "firing or resolved")
            .field("created", Schema.time(), "when it was to be said")
            .field("failed", Schema.time(), "when it was given up")
            .field("reason", Schema.text(), "why")
            .field("alerts", Schema.list(ALERT), "what it was about")
            .named("DeadLetter");

    public static final Schema DEAD_LETTERS = Schema.object()
            .field("deadLetters", Schema.list(DEAD_LETTER), "the oldest first")
            .named("DeadLetters");

    private ChannelView() {}

    public static void writeChannels(JsonGenerator out, List<ChannelStatus> channels, List<String> problems)
            throws IOException {
        out.writeStartObject();
        out.writeArrayFieldStart("channels");
        for (ChannelStatus each : channels) {
            out.writeStartObject();
            out.writeStringField("name", each.name());
            out.writeStringField("type", each.type());
            out.writeBooleanField("failing", each.failing());
            out.writeStringField("reason", each.reason());
            out.writeNumberField("waiting", each.waiting());
            out.writeNumberField("delivered", each.delivered());
            out.writeNumberField("failed", each.retried());
            out.writeNumberField("dead", each.dead());
            time(out, "lastDelivered", each.lastDelivered());
            time(out, "lastFailed", each.lastFailed());
            time(out, "nextAttempt", each.nextAttempt());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayFieldStart("problems");
        for (String each : problems) {
            out.writeString(each);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    public static void writeTest(JsonGenerator out, TestResult result) throws IOException {
        out.writeStartObject();
        out.writeBooleanField("delivered", result.delivered());
        out.writeStringField("reason", result.reason());
        out.writeNumberField("seconds", result.took().toNanos() / SECOND);
        out.writeEndObject();
    }

    public static void writeDeadLetters(JsonGenerator out, List<DeadLetter> letters) throws IOException {
        out.writeStartObject();
        out.writeArrayFieldStart("deadLetters");
        for (DeadLetter each : letters) {
            out.writeStartObject();
            out.writeStringField("id", each.id());
            out.writeStringField("channel", each.notification().channel());
            out.writeStringField("key", each.notification().key());
            out.writeStringField("status", each.notification().status());
            out.writeStringField("created", each.created().toString());
            out.writeStringField("failed", each.failed().toString());
            out.writeStringField("reason", each.reason());
            out.writeArrayFieldStart("alerts");
            for (AlertMessage alert : each.notification().alerts()) {
                writeAlert(out, alert);
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void writeAlert(JsonGenerator out, AlertMessage alert) throws IOException {
        out.writeStartObject();
        out.writeStringField("status", alert.status());
        out.writeStringField("fingerprint", alert.fingerprint());
        NotificationJson.writeMap(out, "labels", alert.labels());
        NotificationJson.writeMap(out, "annotations", alert.annotations());
        out.writeStringField("startsAt", alert.startsAt().toString());
        time(out, "endsAt", alert.endsAt());
        out.writeEndObject();
    }

    private static void time(JsonGenerator out, String name, @Nullable Instant time) throws IOException {
        Json.text(out, name, time == null ? null : time.toString());
    }
}
