package io.opvitals.agent.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.opvitals.agent.storage.DataDirectory;
import io.opvitals.agent.storage.Frame;
import io.opvitals.agent.storage.FrameLimits;
import io.opvitals.agent.storage.FrameLog;
import io.opvitals.agent.storage.FrameSpan;
import io.opvitals.agent.time.Ticker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps events over a restart, as JSON in a {@link FrameLog}: ninety days of them, up to 8 MiB. Whoever adds one does not
 * wait for the disk; what a slow one cannot take is on the timeline all the same, and not kept.
 */
public final class StoredEvents implements Consumer<Event> {

    private static final FrameLimits LIMITS =
            new FrameLimits(8 << 20, 1 << 20, Duration.ofDays(30), Duration.ofDays(90), 1 << 18);
    private static final JsonFactory JSON = new JsonFactory();

    private final FrameLog log;
    private final InstantSource clock;
    private final ThreadPoolExecutor executor;

    /**
     * @param threads makes the thread that writes, which ends when there is nothing to write
     * @param clock by which they are deleted when they are old
     */
    public StoredEvents(DataDirectory data, ThreadFactory threads, InstantSource clock, Ticker ticker) {
        this.log = new FrameLog(data, "events", LIMITS, ticker);
        this.clock = clock;
        this.executor = new ThreadPoolExecutor(
                1,
                1,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(EventLog.CAPACITY),
                threads,
                new ThreadPoolExecutor.DiscardPolicy());
        executor.allowCoreThreadTimeOut(true);
    }

    /** The latest that were kept, the oldest first, at most {@link EventLog#CAPACITY}. Reads from disk. */
    public List<Event> read() {
        ArrayDeque<Event> latest = new ArrayDeque<>();
        log.read(FrameSpan.ALL, frame -> {
            Event event = event(frame);
            boolean isNext = event != null
                    && (latest.isEmpty() || event.id() > latest.getLast().id());
            if (event != null && isNext) {
                latest.addLast(event);
                if (latest.size() > EventLog.CAPACITY) {
                    latest.removeFirst();
                }
            }
        });
        return new ArrayList<>(latest);
    }

    @Override
    public void accept(Event event) {
        executor.execute(() -> {
            Instant now = clock.instant();
            log.append(now, bytes(event));
            log.retain(now);
        });
    }

    private static byte[] bytes(Event event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeNumberField("id", event.id());
            out.writeStringField("time", event.time().toString());
            out.writeStringField("kind", event.kind());
            out.writeStringField("scope", event.scope());
            out.writeStringField("message", event.message());
            for (Map.Entry<String, String> each : event.attributes().entrySet()) {
                out.writeStringField("+" + each.getKey(), each.getValue());
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    /** {@code null} where another version wrote it, so that it cannot be understood. */
    private static @Nullable Event event(Frame frame) {
        byte[] bytes = new byte[frame.payload().remaining()];
        frame.payload().get(bytes);
        Map<String, String> fields = new TreeMap<>();
        Map<String, String> attributes = new TreeMap<>();
        try (JsonParser in = JSON.createParser(bytes)) {
            in.nextToken();
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                in.nextToken();
                if (name.startsWith("+")) {
                    attributes.put(name.substring(1), in.getText());
                } else {
                    fields.put(name, in.getText());
                }
            }
            return new Event(
                    Long.parseLong(text(fields, "id")),
                    Instant.parse(text(fields, "time")),
                    text(fields, "kind"),
                    text(fields, "scope"),
                    text(fields, "message"),
                    attributes);
        } catch (IOException | DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    private static String text(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "");
    }
}
