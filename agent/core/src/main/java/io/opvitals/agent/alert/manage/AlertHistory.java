package io.opvitals.agent.alert.manage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.opvitals.agent.alert.Alert;
import io.opvitals.agent.series.Labels;
import io.opvitals.agent.storage.DataDirectory;
import io.opvitals.agent.storage.FrameLimits;
import io.opvitals.agent.storage.FrameLog;
import io.opvitals.agent.time.Ticker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What happened to alerts: 90 days of it, up to 16 MiB, on disk. For any thread. */
public final class AlertHistory {

    private static final FrameLimits LIMITS =
            new FrameLimits(16 << 20, 1 << 20, Duration.ofDays(7), Duration.ofDays(90), 1 << 20);

    private static final int MAX_TEXT = 1_000;
    private static final JsonFactory JSON = new JsonFactory();

    private final FrameLog frames;

    /** Touches no disk before something happens. */
    public AlertHistory(DataDirectory data, Ticker ticker) {
        this.frames = new FrameLog(data, "alert-history", LIMITS, ticker);
    }

    void add(Instant time, Alert alert, String what, String text) {
        String cut = text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
        frames.append(time, bytes(new AlertRecord(time, alert.id(), alert.labels(), what, alert.value(), cut)));
    }

    /** Forgets all of it; says how many bytes that were on disk. */
    public long clear() {
        return frames.clear();
    }

    /** Forgets what is too old. */
    void retain(Instant now) {
        frames.retain(now);
    }

    /**
     * The latest that will do, the latest first.
     *
     * @param from not before it
     * @param to before it
     * @param limit so many at most
     */
    public List<AlertRecord> find(Instant from, Instant to, Predicate<AlertRecord> which, int limit) {
        Deque<AlertRecord> found = new ArrayDeque<>();
        frames.read(from, to, frame -> {
            AlertRecord each = frame.isAsked() ? parse(frame.payload()) : null;
            if (each != null && !each.time().isBefore(from) && each.time().isBefore(to) && which.test(each)) {
                found.addFirst(each);
                if (found.size() > limit) {
                    found.removeLast();
                }
            }
        });
        return new ArrayList<>(found);
    }

    private static byte[] bytes(AlertRecord each) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringField("time", each.time().toString());
            out.writeStringField("alert", each.alert());
            out.writeStringField("what", each.what());
            out.writeStringField("value", Double.toString(each.value()));
            out.writeStringField("text", each.text());
            AlertJson.writeLabels(out, each.labels());
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed (expected: never)", e);
        }
        return bytes.toByteArray();
    }

    /** {@code null} for what another version of the agent has written. */
    private static @Nullable AlertRecord parse(ByteBuffer payload) {
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        Map<String, String> texts = new HashMap<>();
        Labels labels = Labels.EMPTY;
        try (JsonParser parser = JSON.createParser(bytes)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    texts.put(name, parser.getText());
                    continue;
                }
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    labels = labels.and(parser.currentName(), parser.nextTextValue());
                }
            }
            return new AlertRecord(
                    Instant.parse(text(texts, "time")),
                    text(texts, "alert"),
                    labels,
                    text(texts, "what"),
                    Double.parseDouble(text(texts, "value")),
                    text(texts, "text"));
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    private static String text(Map<String, String> texts, String name) {
        String text = texts.get(name);
        if (text == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return text;
    }
}
