package io.opvitals.agent.check;

import io.opvitals.agent.health.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all checks said last.
 *
 * @param results in order of their names
 */
public record CheckReport(List<CheckResult> results) {

    public static final CheckReport EMPTY = new CheckReport(List.of());

    public CheckReport {
        results = List.copyOf(results);
    }

    /**
     * Healthy when all are, degraded while more than half are, else unhealthy. Checks that cannot tell are left out;
     * unknown where that leaves none.
     */
    public Status overall() {
        int known = 0;
        int healthy = 0;
        for (CheckResult each : results) {
            known += each.status() == Status.UNKNOWN ? 0 : 1;
            healthy += each.status() == Status.HEALTHY ? 1 : 0;
        }
        if (known == 0) {
            return Status.UNKNOWN;
        }
        if (healthy == known) {
            return Status.HEALTHY;
        }
        return 2 * healthy > known ? Status.DEGRADED : Status.UNHEALTHY;
    }

    /** The result of the check of this name; {@code null} where there is none. */
    public @Nullable CheckResult result(String name) {
        for (CheckResult each : results) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        return null;
    }
}
