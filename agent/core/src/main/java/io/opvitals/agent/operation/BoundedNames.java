package io.opvitals.agent.operation;

import java.util.concurrent.ConcurrentHashMap;

/** Texts given by the application, of which only the first {@link #LIMIT} distinct ones are told apart. */
final class BoundedNames {

    static final int LIMIT = 50;

    private final ConcurrentHashMap<String, Boolean> known = new ConcurrentHashMap<>();

    /** The text itself, or {@code _OTHER} past the limit. */
    String bounded(String text) {
        if (known.containsKey(text)) {
            return text;
        }
        if (known.size() >= LIMIT) {
            return SeriesKey.OTHER;
        }
        known.put(text, true);
        return text;
    }
}
