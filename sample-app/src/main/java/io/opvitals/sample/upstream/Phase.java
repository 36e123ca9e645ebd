package io.opvitals.sample.upstream;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * A stretch of the script during which nothing changes.
 *
 * @param from start, counted from the script's start, inclusive
 * @param to end, exclusive
 * @param unusual the services that behave unlike themselves
 */
public record Phase(String title, Duration from, Duration to, Map<Service, Behaviour> unusual) {

    public Phase {
        unusual = Map.copyOf(unusual);
    }

    static Phase between(int fromSeconds, int toSeconds, String title) {
        return new Phase(title, Duration.ofSeconds(fromSeconds), Duration.ofSeconds(toSeconds), Map.of());
    }

    Phase with(Service service, Behaviour behaviour) {
        Map<Service, Behaviour> more = new EnumMap<>(Service.class);
        more.putAll(unusual);
        more.put(service, behaviour);
        return new Phase(title, from, to, more);
    }

    Behaviour behaviourOf(Service service) {
        return unusual.getOrDefault(service, Behaviour.USUAL);
    }
}
