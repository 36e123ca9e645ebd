package io.opvitals.agent.event;

import java.time.Instant;
import java.util.Map;

/**
 * Something that happened, for the timeline.
 *
 * @param id grows by one with every event, from 1, also over a restart
 * @param time when it happened
 * @param kind what kind of thing, for example {@code health.changed}
 * @param scope what it happened to: {@code system}, a wrapper, {@code wrapper.operation}, or the name of something else
 * @param message a sentence without a full stop; nothing secret
 * @param attributes details by name; nothing secret
 */
public record Event(long id, Instant time, String kind, String scope, String message, Map<String, String> attributes) {

    public static final String SYSTEM = "system";

    public Event {
        attributes = Map.copyOf(attributes);
    }
}
