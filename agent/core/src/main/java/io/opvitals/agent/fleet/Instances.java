package io.opvitals.agent.fleet;

import java.time.Instant;
import java.util.List;

/**
 * All JVMs of the fleet.
 *
 * @param time when this was so
 * @param instances in the order of service and name
 * @param intervalSeconds how far apart samples mostly are
 */
public record Instances(Instant time, List<FleetInstance> instances, long intervalSeconds) {

    public Instances {
        instances = List.copyOf(instances);
    }

    /** How many there are samples of now. */
    public long seen() {
        return instances.stream().filter(FleetInstance::isSeen).count();
    }

    /** How far back a rate must look to find two samples, even if one is missing. */
    long rateSeconds() {
        return 4 * intervalSeconds;
    }
}
