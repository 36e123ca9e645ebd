package io.opvitals.agent.alert.manage;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.alert.Alert;
import io.opvitals.agent.alert.Pending;
import io.opvitals.agent.alert.dispatch.Told;
import io.opvitals.agent.alert.store.Fields;
import io.opvitals.agent.alert.store.JsonFile;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.storage.DataDirectory;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Keeps alerts, and what channels were told of them, over a restart. Used by one thread at a time. */
final class AlertStore {

    private final JsonFile file;

    AlertStore(DataDirectory data, AgentLog log) {
        this.file = new JsonFile(data, "alerts.json", log);
    }

    /**
     * What was kept.
     *
     * @param alerts each as it was
     * @param told what channels were told
     */
    record Kept(List<Alert> alerts, List<Told> told) {}

    /** What was kept; an alert that was pending has not been so while nobody looked. */
    Kept read(Instant now) {
        Kept kept = new Kept(new ArrayList<>(), new ArrayList<>());
        file.read(fields -> {
            Duration away = Duration.between(fields.time("savedAt"), now);
            for (Fields each : fields.objects("alerts")) {
                Alert alert = AlertJson.read(each);
                kept.alerts.add(alert.state() instanceof Pending && !away.isNegative() ? alert.moved(away) : alert);
            }
            for (Fields each : fields.objects("told")) {
                kept.told.add(told(each));
            }
        });
        return kept;
    }

    void write(Instant now, Collection<Alert> alerts, Collection<Told> told) {
        file.write(out -> {
            out.writeStringField("savedAt", now.toString());
            out.writeArrayFieldStart("alerts");
            for (Alert each : alerts) {
                AlertJson.write(out, each);
            }
            out.writeEndArray();
            out.writeArrayFieldStart("told");
            for (Told each : told) {
                write(out, each);
            }
            out.writeEndArray();
        });
    }

    private static void write(JsonGenerator out, Told told) throws IOException {
        out.writeStartObject();
        out.writeStringField("group", told.group());
        out.writeStringField("channel", told.channel());
        out.writeNumberField("sequence", told.sequence());
        out.writeStringField("at", told.at().toString());
        out.writeBooleanField("acknowledged", told.isAcknowledged());
        out.writeBooleanField("sure", told.isSure());
        out.writeArrayFieldStart("firing");
        for (Alert each : told.firing().values()) {
            AlertJson.write(out, each);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("resolved");
        for (String each : told.resolved()) {
            out.writeString(each);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static Told told(Fields fields) {
        Map<String, Alert> firing = new TreeMap<>();
        for (Fields each : fields.objects("firing")) {
            Alert alert = AlertJson.read(each);
            firing.put(alert.id(), alert);
        }
        return new Told(
                fields.text("group"),
                fields.text("channel"),
                fields.whole("sequence"),
                fields.time("at"),
                firing,
                new TreeSet<>(fields.texts("resolved")),
                fields.flag("acknowledged"),
                fields.flag("sure"));
    }
}
