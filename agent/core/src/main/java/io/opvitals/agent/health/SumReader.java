package io.opvitals.agent.health;

import io.opvitals.agent.collect.OperationSum;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.OperationSnapshot;
import java.util.List;

/** Adds up readings, for a wrapper or the system. What has not changed is not added up again. */
final class SumReader {

    private final OperationId id;
    private OperationSnapshot window;

    /** Reads sums under this id, which has {@link OperationSum#ALL} in it. */
    SumReader(OperationId id) {
        this.id = id;
        this.window = OperationSnapshot.empty(id);
    }

    /** Adds up {@code parts}; {@code changed} says whether one of the windows differs from the time before. */
    Reading read(List<Reading> parts, boolean changed) {
        Tally tally = Tally.NONE;
        Tally recent = Tally.NONE;
        long inFlight = 0;
        for (Reading each : parts) {
            tally = tally.plus(each.tally());
            recent = recent.plus(each.recent());
            inFlight += each.inFlight();
        }
        if (changed) {
            window = sum(parts);
        }
        return new Reading(window, tally, recent, inFlight);
    }

    private OperationSnapshot sum(List<Reading> parts) {
        OperationSum sum = new OperationSum();
        for (Reading each : parts) {
            sum.add(each.window());
        }
        return sum.total(id);
    }
}
