package io.opvitals.agent.alert.manage;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.alert.Alert;
import io.opvitals.agent.alert.Alert.Acknowledged;
import io.opvitals.agent.alert.AlertState;
import io.opvitals.agent.alert.Firing;
import io.opvitals.agent.alert.Inactive;
import io.opvitals.agent.alert.Pending;
import io.opvitals.agent.alert.Phase;
import io.opvitals.agent.alert.Resolved;
import io.opvitals.agent.alert.store.Fields;
import io.opvitals.agent.series.Labels;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How an alert is written down. */
final class AlertJson {

    private AlertJson() {}

    static void write(JsonGenerator out, Alert alert) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", alert.id());
        out.writeStringField("rule", alert.rule());
        writeLabels(out, alert.labels());
        out.writeObjectFieldStart("annotations");
        for (Map.Entry<String, String> each : alert.annotations().entrySet()) {
            out.writeStringField(each.getKey(), each.getValue());
        }
        out.writeEndObject();
        out.writeStringField("value", Double.toString(alert.value()));
        out.writeStringField("phase", alert.phase().label());
        out.writeStringField("since", alert.state().since().toString());
        out.writeStringField("activeAt", alert.activeAt().toString());
        time(out, "firedAt", alert.firedAt());
        time(out, "missingSince", alert.state() instanceof Firing firing ? firing.missingSince() : null);
        Acknowledged acknowledged = alert.acknowledged();
        if (acknowledged != null) {
            out.writeObjectFieldStart("acknowledged");
            out.writeStringField("by", acknowledged.by());
            out.writeStringField("note", acknowledged.note());
            out.writeStringField("at", acknowledged.at().toString());
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    static void writeLabels(JsonGenerator out, Labels labels) throws IOException {
        out.writeObjectFieldStart("labels");
        for (int i = 0; i < labels.size(); i++) {
            out.writeStringField(labels.name(i), labels.value(i));
        }
        out.writeEndObject();
    }

    static Alert read(Fields fields) {
        Fields acknowledged = fields.object("acknowledged");
        return new Alert(
                fields.text("id"),
                fields.text("rule"),
                fields.labels("labels"),
                fields.map("annotations"),
                fields.number("value"),
                state(fields),
                acknowledged == null
                        ? null
                        : new Acknowledged(
                                acknowledged.text("by"), acknowledged.text("note"), acknowledged.time("at")));
    }

    private static AlertState state(Fields fields) {
        Instant since = fields.time("since");
        Instant activeAt = fields.time("activeAt");
        return switch (Phase.of(fields.text("phase"))) {
            case INACTIVE -> new Inactive(since);
            case PENDING -> new Pending(since);
            case FIRING -> new Firing(activeAt, since, fields.optionalTime("missingSince"));
            case RESOLVED -> new Resolved(activeAt, fields.time("firedAt"), since);
        };
    }

    private static void time(JsonGenerator out, String name, @Nullable Instant time) throws IOException {
        if (time != null) {
            out.writeStringField(name, time.toString());
        }
    }
}
