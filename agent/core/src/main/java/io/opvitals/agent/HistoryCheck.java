package io.opvitals.agent;

import io.opvitals.agent.check.Finding;
import io.opvitals.agent.check.HealthCheck;
import io.opvitals.agent.health.Status;
import io.opvitals.agent.history.HistoryStatus;
import java.util.function.Supplier;

/** Whether past values can be kept, and those that were are whole. */
final class HistoryCheck implements HealthCheck {

    private static final long MIB = 1 << 20;

    private final Supplier<HistoryStatus> history;

    HistoryCheck(Supplier<HistoryStatus> history) {
        this.history = history;
    }

    @Override
    public Finding look() {
        HistoryStatus status = history.get();
        if (status.why() != null) {
            return Finding.unhealthy(status.why());
        }
        long skipped = 0;
        long setAside = 0;
        for (HistoryStatus.Level each : status.levels()) {
            skipped += each.skipped();
            setAside += each.setAside();
        }
        if (skipped + setAside + status.lost() > 0) {
            return new Finding(
                    Status.DEGRADED,
                    skipped + " damaged intervals left out, " + setAside + " files set aside, " + status.lost()
                            + " intervals or series not kept since the start (expected: none)");
        }
        return Finding.healthy(status.bytes() / MIB + " MiB of " + status.maxBytes() / MIB + " MiB");
    }
}
