package io.opvitals.agent.web.live;

import io.opvitals.agent.event.EventLog;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ReportListener;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.time.Ticker;
import io.opvitals.agent.trace.ExceptionLog;
import io.opvitals.agent.web.route.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.Configuration;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.server.WebSocketMappings;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;
import org.jspecify.annotations.Nullable;

/**
 * Sends every report to the clients that subscribed, once a second, on a thread of the server. A state is written once,
 * however many clients get it, and only if one does.
 */
public final class LiveFeed implements ReportListener {

    public static final String PATH = "/api/v1/live";

    static final int MAX_CLIENTS = 200;

    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final Topics topics;
    private final EventLog events;
    private final Ticker ticker;
    private final AgentLog log;
    private final Duration idleTimeout;
    private final String instance = UUID.randomUUID().toString();
    private final Set<LiveClient> clients = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean pushing = new AtomicBoolean();
    private final AtomicBoolean pushAgain = new AtomicBoolean();
    private volatile @Nullable HealthReport latest;
    private volatile @Nullable Executor executor;
    private volatile @Nullable WebSocketMappings upgrades;

    /**
     * Without a client so far.
     *
     * @param events sent to those who subscribe to them
     * @param exceptions shown with single operations
     * @param slow topics of which no report tells, which change seldom: what writes the state of each. Must be quick.
     * @param idleTimeout a client to which nothing can be sent for so long is closed; at least twice the heartbeat
     * @param ticker tells when a heartbeat is due
     * @param log the agent's
     */
    public LiveFeed(
            EventLog events,
            ExceptionLog exceptions,
            Map<String, Json.Writing> slow,
            Duration idleTimeout,
            Ticker ticker,
            AgentLog log) {
        this.events = events;
        this.topics = new Topics(exceptions, slow);
        Duration least = HEARTBEAT.multipliedBy(2);
        this.idleTimeout = idleTimeout.compareTo(least) < 0 ? least : idleTimeout;
        this.ticker = ticker;
        this.log = log;
    }

    /** Before the first connection: sends on threads of this executor, with parts of this container. */
    public void start(WebSocketComponents components, Executor sends) {
        executor = sends;
        upgrades = new WebSocketMappings(components);
    }

    /** Whether the request asks for a WebSocket. */
    public boolean isUpgrade(Request request) {
        HttpField upgrade = request.getHeaders().getField(HttpHeader.UPGRADE);
        return upgrade != null && upgrade.contains("websocket");
    }

    /**
     * Makes the connection a WebSocket.
     *
     * @param isStillLetIn asked again while the connection lives, which ends where the answer is no
     * @return false where the request is none that can be
     */
    public boolean upgrade(Request request, Response response, Callback callback, BooleanSupplier isStillLetIn) {
        WebSocketMappings mappings = upgrades;
        if (mappings == null || clients.size() >= MAX_CLIENTS) {
            return false;
        }
        Configuration.ConfigurationCustomizer limits = new Configuration.ConfigurationCustomizer();
        limits.setIdleTimeout(idleTimeout);
        limits.setMaxFrameSize(LiveClient.MAX_MESSAGE_BYTES);
        limits.setMaxTextMessageSize(LiveClient.MAX_MESSAGE_BYTES);
        WebSocketNegotiator negotiator =
                (asked, answer, done) -> new LiveClient(this, new Outbox(events), isStillLetIn);
        return mappings.upgrade(negotiator, request, response, callback, limits);
    }

    @Override
    public void onReport(HealthReport report) {
        latest = report;
        if (!clients.isEmpty()) {
            pushSoon();
        }
    }

    /** Something has changed that must not wait for the next report. For any thread; returns at once. */
    public void changed() {
        if (!clients.isEmpty()) {
            pushSoon();
        }
    }

    /** Clients connected now. */
    public int clients() {
        return clients.size();
    }

    Topics topics() {
        return topics;
    }

    boolean opened(LiveClient client) {
        return clients.size() < MAX_CLIENTS && clients.add(client);
    }

    void closed(LiveClient client) {
        clients.remove(client);
    }

    long nowNanos() {
        return ticker.nanos();
    }

    /** Sends what there is, on another thread; once more if that is being done just now. */
    void pushSoon() {
        pushAgain.set(true);
        Executor sends = executor;
        if (sends == null || !pushing.compareAndSet(false, true)) {
            return;
        }
        try {
            sends.execute(this::pushAll);
        } catch (RejectedExecutionException e) {
            pushing.set(false);
        }
    }

    private void pushAll() {
        try {
            while (pushAgain.getAndSet(false)) {
                push();
            }
        } catch (RuntimeException e) {
            log.error("server", "the live feed failed: " + e, e);
        } finally {
            pushing.set(false);
        }
        if (pushAgain.get()) {
            pushSoon();
        }
    }

    private void push() {
        HealthReport report = latest;
        if (report == null) {
            return;
        }
        Map<String, @Nullable String> written = new HashMap<>();
        String heartbeat = message("heartbeat", report);
        for (LiveClient client : clients) {
            for (String topic : client.outbox().topics()) {
                String state = written.computeIfAbsent(topic, each -> state(each, report));
                offer(client.outbox(), topic, state);
            }
            if (!client.isStillLetIn(ticker.nanos(), HEARTBEAT.toNanos())) {
                client.close("log in again");
                continue;
            }
            client.heartbeat(ticker.nanos(), HEARTBEAT.toNanos(), heartbeat);
            client.flush();
        }
    }

    private void offer(Outbox outbox, String topic, @Nullable String state) {
        if (state == null) {
            return;
        }
        if (topics.isSlow(topic)) {
            outbox.offerIfNew(topic, state);
        } else {
            outbox.offer(topic, state);
        }
    }

    /** Offers what a topic looks like now, if there is anything yet, to a client that has just subscribed. */
    void offerCurrent(Outbox outbox, String topic) {
        offer(outbox, topic, state(topic, latest));
    }

    private @Nullable String state(String topic, @Nullable HealthReport report) {
        String data = topics.state(topic, report);
        return data == null
                ? null
                : text(out -> {
                    out.writeStartObject();
                    out.writeStringField("type", "state");
                    out.writeStringField("topic", topic);
                    out.writeFieldName("data");
                    out.writeRawValue(data);
                    out.writeEndObject();
                });
    }

    private static String message(String type, HealthReport report) {
        return text(out -> {
            out.writeStartObject();
            out.writeStringField("type", type);
            out.writeStringField("time", report.snapshot().time().toString());
            out.writeEndObject();
        });
    }

    /** The first message to each client. */
    String hello() {
        return text(out -> {
            out.writeStartObject();
            out.writeStringField("type", "hello");
            out.writeStringField("instance", instance);
            out.writeNumberField("heartbeatSeconds", HEARTBEAT.toSeconds());
            out.writeNumberField("lastEventId", events.lastId());
            out.writeEndObject();
        });
    }

    private static String text(Json.Writing writing) {
        return new String(Json.bytes(writing), StandardCharsets.UTF_8);
    }
}
