package io.opvitals.agent.web.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.alert.Alert;
import io.opvitals.agent.alert.Alert.Acknowledged;
import io.opvitals.agent.alert.Fingerprint;
import io.opvitals.agent.alert.dispatch.Quiet;
import io.opvitals.agent.alert.manage.AlertRecord;
import io.opvitals.agent.alert.manage.ShownAlert;
import io.opvitals.agent.series.LabelMatch;
import io.opvitals.agent.series.Labels;
import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.route.Schema;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Alerts and what happened to them. */
public final class AlertView {

    public static final List<String> STATES = List.of("pending", "firing", "resolved");

    private static final Schema LABELS = Schema.map(Schema.text());

    private static final Schema ACKNOWLEDGED = Schema.object()
            .field("by", Schema.text(), "who has taken it in hand")
            .field("note", Schema.text(), "what they said; may be empty")
            .field("at", Schema.time(), "when")
            .named("AlertAcknowledgement");

    public static final Schema SCHEMA = Schema.object()
            .field("id", Schema.text(), "the same for the same labels")
            .field("name", Schema.text(), "the label alertname")
            .field("severity", Schema.text(), "the label severity; empty for none")
            .field("state", Schema.choice(STATES), "where it is in its life")
            .field("labels", LABELS, "all of them")
            .field("annotations", LABELS, "what the rule says of it")
            .field("value", Schema.number().orNull(), "what the rule's expression gave last")
            .field("rule", Schema.text(), "the rule that found it: SOURCE/GROUP/NAME")
            .field("activeAt", Schema.time(), "when the rule began to hold")
            .field("firedAt", Schema.time().orNull(), "when it began to fire")
            .field("resolvedAt", Schema.time().orNull(), "when it was over")
            .field("acknowledged", ACKNOWLEDGED.orNull(), "who has it in hand")
            .field("quiet", Schema.flag(), "whether something keeps channels from being told")
            .field("silencedBy", Schema.list(Schema.text()), "silences that match it")
            .field("maintenance", Schema.list(Schema.text()), "maintenance windows that match it")
            .field("inhibitedBy", Schema.text().orNull(), "the alert that explains it")
            .field("told", Schema.list(Schema.text()), "channels that know it fires")
            .field("next", Schema.time().orNull(), "when its group is told next, where there is something new")
            .named("Alert");

    public static final Schema RECORD = Schema.object()
            .field("time", Schema.time(), "when")
            .field("alert", Schema.text(), "the alert's id")
            .field("name", Schema.text(), "the label alertname")
            .field("what", Schema.text(), "pending, firing, resolved, inactive, acknowledged, unacknowledged")
            .field("value", Schema.number().orNull(), "what the rule's expression gave last")
            .field("text", Schema.text(), "a summary, or who and why")
            .field("labels", LABELS, "the alert's")
            .named("AlertRecord");

    private AlertView() {}

    public static void write(JsonGenerator out, ShownAlert shown) throws IOException {
        Alert alert = shown.alert();
        Quiet quiet = shown.quiet();
        out.writeStartObject();
        out.writeStringField("id", alert.id());
        out.writeStringField("name", alert.name());
        out.writeStringField("severity", alert.severity());
        out.writeStringField("state", alert.phase().label());
        writeLabels(out, "labels", alert.labels());
        out.writeObjectFieldStart("annotations");
        for (Map.Entry<String, String> each : alert.annotations().entrySet()) {
            out.writeStringField(each.getKey(), each.getValue());
        }
        out.writeEndObject();
        Json.number(out, "value", alert.value());
        out.writeStringField("rule", alert.rule());
        time(out, "activeAt", alert.activeAt());
        time(out, "firedAt", alert.firedAt());
        time(out, "resolvedAt", alert.resolvedAt());
        write(out, alert.acknowledged());
        out.writeBooleanField("quiet", quiet.isQuiet());
        texts(out, "silencedBy", quiet.silences());
        texts(out, "maintenance", quiet.maintenance());
        Json.text(out, "inhibitedBy", quiet.inhibitedBy());
        texts(out, "told", shown.told());
        time(out, "next", shown.next());
        out.writeEndObject();
    }

    /**
     * An alert of which only its series are known: who was told of it, and what it says, is known where its rule is.
     *
     * @param state pending or firing
     * @param activeAt when the rule began to hold
     */
    public static void writeSeries(JsonGenerator out, Labels labels, String state, Instant activeAt)
            throws IOException {
        out.writeStartObject();
        out.writeStringField("id", Fingerprint.of(labels));
        out.writeStringField("name", Objects.requireNonNullElse(labels.get(Alert.NAME), ""));
        out.writeStringField("severity", Objects.requireNonNullElse(labels.get(Alert.SEVERITY), ""));
        out.writeStringField("state", state);
        writeLabels(out, "labels", labels);
        out.writeObjectFieldStart("annotations");
        out.writeEndObject();
        out.writeNullField("value");
        out.writeStringField("rule", "");
        time(out, "activeAt", activeAt);
        out.writeNullField("firedAt");
        out.writeNullField("resolvedAt");
        out.writeNullField("acknowledged");
        out.writeBooleanField("quiet", false);
        texts(out, "silencedBy", List.of());
        texts(out, "maintenance", List.of());
        out.writeNullField("inhibitedBy");
        texts(out, "told", List.of());
        out.writeNullField("next");
        out.writeEndObject();
    }

    public static void write(JsonGenerator out, AlertRecord happened) throws IOException {
        out.writeStartObject();
        out.writeStringField("time", happened.time().toString());
        out.writeStringField("alert", happened.alert());
        Json.text(out, "name", Objects.requireNonNullElse(happened.labels().get(Alert.NAME), ""));
        out.writeStringField("what", happened.what());
        Json.number(out, "value", happened.value());
        out.writeStringField("text", happened.text());
        writeLabels(out, "labels", happened.labels());
        out.writeEndObject();
    }

    /** Matchers as Alertmanager writes them. */
    public static void writeMatchers(JsonGenerator out, List<LabelMatch> matchers) throws IOException {
        texts(out, "matchers", matchers.stream().map(LabelMatch::toString).toList());
    }

    /** A list of texts. */
    public static void texts(JsonGenerator out, String name, Collection<String> texts) throws IOException {
        out.writeArrayFieldStart(name);
        for (String each : texts) {
            out.writeString(each);
        }
        out.writeEndArray();
    }

    private static void write(JsonGenerator out, @Nullable Acknowledged acknowledged) throws IOException {
        out.writeFieldName("acknowledged");
        if (acknowledged == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        out.writeStringField("by", acknowledged.by());
        out.writeStringField("note", acknowledged.note());
        out.writeStringField("at", acknowledged.at().toString());
        out.writeEndObject();
    }

    private static void writeLabels(JsonGenerator out, String name, Labels labels) throws IOException {
        out.writeObjectFieldStart(name);
        for (int i = 0; i < labels.size(); i++) {
            out.writeStringField(labels.name(i), labels.value(i));
        }
        out.writeEndObject();
    }

    private static void time(JsonGenerator out, String name, @Nullable Instant time) throws IOException {
        Json.text(out, name, time == null ? null : time.toString());
    }
}
