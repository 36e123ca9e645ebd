package io.opvitals.agent.web.live;

import io.opvitals.agent.event.Event;
import io.opvitals.agent.event.EventLog;
import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.view.EventView;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be sent to one client. Bounded however slow it is: of each topic only the newest state waits; of events only
 * the place up to which it has them, and those that are forgotten meanwhile are said to be missed. For any thread.
 */
final class Outbox {

    static final int MAX_TOPICS = 100;

    /** Answers to what the client sent; one that sends more without reading is not served. */
    private static final int MAX_REPLIES = 100;

    private static final int EVENTS_AT_ONCE = 100;

    private final EventLog events;
    private final Set<String> topics = new LinkedHashSet<>();
    private final ArrayDeque<String> replies = new ArrayDeque<>();

    /** The newest state of each topic that is not sent yet, those waiting longest in front. */
    private final Map<String, String> states = new LinkedHashMap<>();

    /** What was offered last of topics that change seldom. */
    private final Map<String, String> offered = new HashMap<>();

    private long eventsUpTo;
    private long replaced;

    Outbox(EventLog events) {
        this.events = events;
    }

    /** Adds topics; false where they would be too many. */
    synchronized boolean subscribe(List<String> more) {
        Set<String> all = new LinkedHashSet<>(topics);
        all.addAll(more);
        if (all.size() > MAX_TOPICS) {
            return false;
        }
        if (more.contains(Topics.EVENTS) && !topics.contains(Topics.EVENTS)) {
            eventsUpTo = events.lastId();
        }
        topics.addAll(more);
        return true;
    }

    /** Events after this one are to be sent, again or for the first time; from the oldest where there is no such id. */
    synchronized void resume(long afterEvent) {
        eventsUpTo = afterEvent > events.lastId() ? 0 : afterEvent;
    }

    synchronized void unsubscribe(List<String> fewer) {
        topics.removeAll(fewer);
        states.keySet().removeAll(fewer);
        offered.keySet().removeAll(fewer);
    }

    synchronized List<String> topics() {
        return List.copyOf(topics);
    }

    /** Takes the place of a state of the same topic that still waits. */
    synchronized void offer(String topic, String message) {
        if (topics.contains(topic) && states.put(topic, message) != null) {
            replaced++;
        }
    }

    /** The same, unless it is what was offered last. */
    synchronized void offerIfNew(String topic, String message) {
        if (topics.contains(topic) && !message.equals(offered.put(topic, message))) {
            offer(topic, message);
        }
    }

    /** States that were never sent because a newer one came. */
    synchronized long replaced() {
        return replaced;
    }

    /** False where the client does not take its answers. */
    synchronized boolean reply(String message) {
        if (replies.size() >= MAX_REPLIES) {
            return false;
        }
        replies.addLast(message);
        return true;
    }

    /** Whether nothing waits, events aside. */
    synchronized boolean isEmpty() {
        return replies.isEmpty() && states.isEmpty();
    }

    /** The next message; {@code null} where there is none for now. */
    synchronized @Nullable String next() {
        String reply = replies.pollFirst();
        if (reply != null) {
            return reply;
        }
        if (topics.contains(Topics.EVENTS) && events.lastId() > eventsUpTo) {
            return nextEvents();
        }
        if (states.isEmpty()) {
            return null;
        }
        String first = states.keySet().iterator().next();
        return states.remove(first);
    }

    private String nextEvents() {
        long missed = Math.max(0, events.oldestId() - eventsUpTo - 1);
        List<Event> next = events.after(eventsUpTo, EVENTS_AT_ONCE);
        eventsUpTo =
                next.isEmpty() ? events.lastId() : next.get(next.size() - 1).id();
        return new String(
                Json.bytes(out -> {
                    out.writeStartObject();
                    out.writeStringField("type", "events");
                    out.writeNumberField("missed", missed);
                    out.writeArrayFieldStart("events");
                    for (Event each : next) {
                        EventView.write(out, each);
                    }
                    out.writeEndArray();
                    out.writeEndObject();
                }),
                StandardCharsets.UTF_8);
    }
}
