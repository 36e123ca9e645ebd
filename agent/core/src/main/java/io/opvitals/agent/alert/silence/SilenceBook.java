package io.opvitals.agent.alert.silence;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.alert.store.Fields;
import io.opvitals.agent.alert.store.JsonFile;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.series.LabelMatch;
import io.opvitals.agent.series.Labels;
import io.opvitals.agent.storage.DataDirectory;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All silences and maintenance windows, on disk before a change returns. What is over is shown for five days, as
 * Alertmanager keeps it, then forgotten. For any thread.
 */
public final class SilenceBook {

    /** Of each kind. */
    public static final int CAPACITY = 1_000;

    private static final Duration KEPT_FOR = Duration.ofDays(5);

    private final JsonFile file;
    private final InstantSource clock;
    private final Map<String, Silence> silences = new TreeMap<>();
    private final Map<String, Maintenance> windows = new TreeMap<>();

    /** Reads what is kept. */
    public SilenceBook(DataDirectory data, InstantSource clock, AgentLog log) {
        this.file = new JsonFile(data, "silences.json", log);
        this.clock = clock;
        file.read(this::read);
    }

    /** Those that are kept, the one that ends last first. */
    public synchronized List<Silence> silences() {
        return sorted(silences.values(), Comparator.comparing(Silence::endsAt).reversed());
    }

    /** {@code null} where there is none. */
    public synchronized @Nullable Silence silence(String id) {
        return silences.get(id);
    }

    /**
     * Makes a silence, or replaces the one of the same id.
     *
     * @throws IllegalArgumentException where there are too many
     */
    public synchronized void put(Silence silence) {
        requireRoom(silences, silence.id());
        silences.put(silence.id(), silence);
        write();
    }

    /** Ends a silence now; {@code null} where there is none, or it was over. */
    public synchronized @Nullable Silence expire(String id) {
        Silence silence = silences.get(id);
        Instant now = clock.instant();
        if (silence == null || silence.state(now) == Silence.State.EXPIRED) {
            return null;
        }
        Silence expired = silence.expired(now);
        silences.put(id, expired);
        write();
        return expired;
    }

    /** Those that are kept, the one that begins first first. */
    public synchronized List<Maintenance> windows() {
        return sorted(windows.values(), Comparator.comparing(Maintenance::from));
    }

    /**
     * Makes a maintenance window, or replaces the one of the same id.
     *
     * @throws IllegalArgumentException where there are too many
     */
    public synchronized void put(Maintenance window) {
        requireRoom(windows, window.id());
        windows.put(window.id(), window);
        write();
    }

    /** Removes a maintenance window; {@code null} where there is none. */
    public synchronized @Nullable Maintenance remove(String id) {
        Maintenance removed = windows.remove(id);
        if (removed != null) {
            write();
        }
        return removed;
    }

    /** The ids of the silences that keep an alert with these labels quiet now. */
    public synchronized List<String> silencing(Labels alert, Instant now) {
        List<String> ids = new ArrayList<>();
        for (Silence each : silences.values()) {
            if (each.mutes(alert, now)) {
                ids.add(each.id());
            }
        }
        return ids;
    }

    /** The ids of the maintenance windows that keep an alert with these labels quiet now. */
    public synchronized List<String> maintaining(Labels alert, Instant now) {
        List<String> ids = new ArrayList<>();
        for (Maintenance each : windows.values()) {
            if (each.mutes(alert, now)) {
                ids.add(each.id());
            }
        }
        return ids;
    }

    private static void requireRoom(Map<String, ?> book, String id) {
        if (book.size() >= CAPACITY && !book.containsKey(id)) {
            throw new IllegalArgumentException(
                    "there are " + CAPACITY + " already (expected: fewer; those that are over go after 5 days)");
        }
    }

    private static <T> List<T> sorted(Collection<T> all, Comparator<T> order) {
        return all.stream().sorted(order).toList();
    }

    private void forget() {
        Instant before = clock.instant().minus(KEPT_FOR);
        silences.values().removeIf(each -> each.endsAt().isBefore(before));
        windows.values().removeIf(each -> each.isOver(before));
    }

    private void write() {
        forget();
        file.write(out -> {
            out.writeArrayFieldStart("silences");
            for (Silence each : silences.values()) {
                out.writeStartObject();
                out.writeStringField("id", each.id());
                writeMatchers(out, each.matchers());
                out.writeStringField("startsAt", each.startsAt().toString());
                out.writeStringField("endsAt", each.endsAt().toString());
                out.writeStringField("createdBy", each.createdBy());
                out.writeStringField("comment", each.comment());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeArrayFieldStart("maintenance");
            for (Maintenance each : windows.values()) {
                out.writeStartObject();
                out.writeStringField("id", each.id());
                out.writeStringField("name", each.name());
                writeMatchers(out, each.matchers());
                out.writeStringField("from", each.from().toString());
                out.writeStringField("to", each.to().toString());
                out.writeStringField("repeat", each.repeat().name());
                out.writeStringField("zone", each.zone().getId());
                out.writeStringField("createdBy", each.createdBy());
                out.writeEndObject();
            }
            out.writeEndArray();
        });
    }

    private static void writeMatchers(JsonGenerator out, List<LabelMatch> matchers) throws IOException {
        out.writeArrayFieldStart("matchers");
        for (LabelMatch each : matchers) {
            out.writeStartObject();
            out.writeStringField("label", each.label());
            out.writeStringField("operator", each.operator().name());
            out.writeStringField("value", each.value());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void read(Fields kept) {
        for (Fields each : kept.objects("silences")) {
            Silence silence = new Silence(
                    each.text("id"),
                    matchers(each),
                    each.time("startsAt"),
                    each.time("endsAt"),
                    each.text("createdBy"),
                    each.text("comment"));
            silences.put(silence.id(), silence);
        }
        for (Fields each : kept.objects("maintenance")) {
            Maintenance window = new Maintenance(
                    each.text("id"),
                    each.text("name"),
                    matchers(each),
                    each.time("from"),
                    each.time("to"),
                    Maintenance.Repeat.valueOf(each.text("repeat")),
                    ZoneId.of(each.text("zone")),
                    each.text("createdBy"));
            windows.put(window.id(), window);
        }
        forget();
    }

    private static List<LabelMatch> matchers(Fields silence) {
        return silence.objects("matchers").stream()
                .map(each -> new LabelMatch(
                        each.text("label"), LabelMatch.Operator.valueOf(each.text("operator")), each.text("value")))
                .toList();
    }
}
