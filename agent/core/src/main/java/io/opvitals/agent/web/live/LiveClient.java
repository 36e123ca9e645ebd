package io.opvitals.agent.web.live;

import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.route.Problem;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;

/** One connection of the live feed: reads what its client wants, and sends what its outbox holds, one after the other. */
final class LiveClient implements FrameHandler {

    /** What a client says is short. */
    static final int MAX_MESSAGE_BYTES = 16 * 1024;

    private final LiveFeed feed;
    private final Outbox outbox;
    private final BooleanSupplier stillLetIn;
    private final Sending sending = new Sending();
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private volatile @Nullable CoreSession session;
    private volatile long lastSentNanos;

    /** Used by the thread that pushes only, one at a time. */
    private long askedNanos;

    LiveClient(LiveFeed feed, Outbox outbox, BooleanSupplier stillLetIn) {
        this.feed = feed;
        this.stillLetIn = stillLetIn;
        this.askedNanos = feed.nowNanos();
        this.outbox = outbox;
    }

    Outbox outbox() {
        return outbox;
    }

    @Override
    public void onOpen(CoreSession opened, Callback callback) {
        session = opened;
        if (!feed.opened(this)) {
            callback.succeeded();
            opened.close(CloseStatus.SERVICE_RESTART, "too many clients", Callback.NOOP);
            return;
        }
        reply(feed.hello());
        callback.succeeded();
        opened.demand();
    }

    @Override
    public void onFrame(Frame frame, Callback callback) {
        CoreSession current = session;
        if (current == null) {
            callback.failed(new IllegalStateException("a frame before the connection is open"));
            return;
        }
        try {
            handle(frame, current);
            callback.succeeded();
        } catch (RuntimeException e) {
            callback.succeeded();
            current.close(CloseStatus.SERVER_ERROR, "failed", Callback.NOOP);
        }
        current.demand();
    }

    private void handle(Frame frame, CoreSession current) {
        switch (frame.getOpCode()) {
            case OpCode.PING -> {
                ByteBuffer payload = BufferUtil.copy(frame.getPayload());
                current.sendFrame(new Frame(OpCode.PONG, true, payload), Callback.NOOP, false);
            }
            case OpCode.TEXT, OpCode.CONTINUATION -> text(frame, current);
            case OpCode.BINARY -> current.close(CloseStatus.BAD_DATA, "expected: text", Callback.NOOP);
            default -> {}
        }
    }

    private void text(Frame frame, CoreSession current) {
        byte[] bytes = BufferUtil.toArray(frame.getPayload());
        if (partial.size() + bytes.length > MAX_MESSAGE_BYTES) {
            current.close(
                    CloseStatus.MESSAGE_TOO_LARGE, "expected: at most " + MAX_MESSAGE_BYTES + " bytes", Callback.NOOP);
            return;
        }
        partial.writeBytes(bytes);
        if (frame.isFin()) {
            byte[] message = partial.toByteArray();
            partial.reset();
            reply(answer(message));
        }
    }

    /** What the client asked for is done, and said to be. */
    private String answer(byte[] message) {
        try {
            if (!(Json.read(message) instanceof Map<?, ?> asked)) {
                return error("the message is no object (expected: {\"type\": ...})");
            }
            Object type = asked.get("type");
            if ("ping".equals(type)) {
                return written("pong");
            }
            if (!"subscribe".equals(type) && !"unsubscribe".equals(type)) {
                return error("type (expected: subscribe, unsubscribe or ping)");
            }
            List<String> topics = topics(asked.get("topics"));
            if (topics.isEmpty()) {
                return error("topics (expected: a list of " + feed.topics().expectation() + ")");
            }
            if ("unsubscribe".equals(type)) {
                outbox.unsubscribe(topics);
            } else if (!outbox.subscribe(topics)) {
                return error("too many topics (expected: at most " + Outbox.MAX_TOPICS + ")");
            } else if (asked.get("after") instanceof Number after) {
                outbox.resume(Math.max(0, after.longValue()));
            }
            if ("subscribe".equals(type)) {
                offer(topics);
            }
            return subscribed();
        } catch (Problem e) {
            return error(String.valueOf(e.getMessage()));
        }
    }

    /** Empty where one of them is none. */
    private List<String> topics(@Nullable Object given) {
        List<String> topics = new ArrayList<>();
        if (given instanceof List<?> list) {
            for (Object each : list) {
                if (!(each instanceof String topic) || !feed.topics().isTopic(topic)) {
                    return List.of();
                }
                topics.add(topic);
            }
        }
        return topics;
    }

    /** So that nobody waits a second for the first state. */
    private void offer(List<String> topics) {
        for (String each : topics) {
            feed.offerCurrent(outbox, each);
        }
    }

    private String subscribed() {
        return text(out -> {
            out.writeStartObject();
            out.writeStringField("type", "subscribed");
            out.writeArrayFieldStart("topics");
            for (String each : outbox.topics()) {
                out.writeString(each);
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    private static String error(String detail) {
        return text(out -> {
            out.writeStartObject();
            out.writeStringField("type", "error");
            out.writeStringField("detail", detail);
            out.writeEndObject();
        });
    }

    private static String written(String type) {
        return text(out -> {
            out.writeStartObject();
            out.writeStringField("type", type);
            out.writeEndObject();
        });
    }

    private static String text(Json.Writing writing) {
        return new String(Json.bytes(writing), StandardCharsets.UTF_8);
    }

    private void reply(String message) {
        if (outbox.reply(message)) {
            flush();
        } else {
            close("the client does not read");
        }
    }

    /** Sends what there is, unless that is being done. */
    void flush() {
        sending.iterate();
    }

    /** Says that the connection lives, where nothing else has for a while. */
    void heartbeat(long nowNanos, long everyNanos, String message) {
        if (nowNanos - lastSentNanos > everyNanos && outbox.isEmpty()) {
            reply(message);
        }
    }

    /** Whether its session or token still holds; asked now and then. */
    boolean isStillLetIn(long nowNanos, long everyNanos) {
        if (nowNanos - askedNanos < everyNanos) {
            return true;
        }
        askedNanos = nowNanos;
        return stillLetIn.getAsBoolean();
    }

    void close(String why) {
        CoreSession current = session;
        if (current != null) {
            current.close(CloseStatus.POLICY_VIOLATION, why, Callback.NOOP);
        }
    }

    @Override
    public void onError(Throwable cause, Callback callback) {
        feed.closed(this);
        callback.succeeded();
    }

    @Override
    public void onClosed(CloseStatus status, Callback callback) {
        feed.closed(this);
        sending.close();
        callback.succeeded();
    }

    /** One message at a time; the next one is taken when the last has gone out, so that it is the newest. */
    private final class Sending extends IteratingCallback {

        @Override
        protected Action process() {
            CoreSession current = session;
            String next = current == null ? null : outbox.next();
            if (current == null || next == null) {
                return Action.IDLE;
            }
            lastSentNanos = feed.nowNanos();
            current.sendFrame(new Frame(OpCode.TEXT, next), this, false);
            return Action.SCHEDULED;
        }

        @Override
        protected void onCompleteFailure(Throwable cause) {
            CoreSession current = session;
            feed.closed(LiveClient.this);
            if (current != null) {
                current.abort();
            }
        }
    }
}
