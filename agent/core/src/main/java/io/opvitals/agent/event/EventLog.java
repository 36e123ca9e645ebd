package io.opvitals.agent.event;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The latest events: past {@link #CAPACITY}, the oldest go. For any thread. */
public final class EventLog {

    public static final int CAPACITY = 2_000;

    private static final int MAX_MESSAGE = 1_000;

    private final ArrayDeque<Event> events = new ArrayDeque<>();
    private final Consumer<Event> follower;
    private long lastId;

    /** Nothing has happened yet. */
    public EventLog() {
        this(List.of(), each -> {});
    }

    /**
     * Goes on where another left off.
     *
     * @param before what had happened, the oldest first
     * @param follower is told of every event that is added, by whoever adds it
     */
    public EventLog(List<Event> before, Consumer<Event> follower) {
        events.addAll(before);
        lastId = before.isEmpty() ? 0 : before.get(before.size() - 1).id();
        this.follower = follower;
    }

    /** Appends an event; a message that is too long is cut. */
    public synchronized Event add(
            Instant time, String kind, String scope, String message, Map<String, String> attributes) {
        String cut = message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE);
        Event event = new Event(++lastId, time, kind, scope, cut, attributes);
        if (events.size() == CAPACITY) {
            events.removeFirst();
        }
        events.addLast(event);
        follower.accept(event);
        return event;
    }

    /** The id of the latest event; 0 before the first. */
    public synchronized long lastId() {
        return lastId;
    }

    /** The id of the oldest event that is kept, or that would be the next. */
    public synchronized long oldestId() {
        return events.isEmpty() ? lastId + 1 : events.getFirst().id();
    }

    /** At most {@code most} events after this id, the oldest first. */
    public synchronized List<Event> after(long id, int most) {
        List<Event> found = new ArrayList<>();
        for (Iterator<Event> each = events.iterator(); each.hasNext() && found.size() < most; ) {
            Event event = each.next();
            if (event.id() > id) {
                found.add(event);
            }
        }
        return found;
    }

    /** All that are kept, the latest first. */
    public synchronized List<Event> latestFirst() {
        List<Event> found = new ArrayList<>(events.size());
        events.descendingIterator().forEachRemaining(found::add);
        return found;
    }
}
