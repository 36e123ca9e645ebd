package io.opvitals.agent.console;

import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.HealthReport.Change;
import io.opvitals.agent.health.Status;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;

/** What the statuses of the wrappers and the system have been; the latest {@link #CAPACITY} changes. */
final class StatusHistory {

    static final int CAPACITY = 100;

    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private int leftOut;

    private record Entry(Instant time, Change change) {}

    void add(HealthReport report) {
        for (Change change : report.changes()) {
            if (change.operation() == null) {
                entries.addLast(new Entry(report.snapshot().time(), change));
            }
        }
        while (entries.size() > CAPACITY) {
            entries.removeFirst();
            leftOut++;
        }
    }

    /** Appends each change, the oldest first, with the arithmetic of those that are not good. */
    void write(Palette palette, ZoneId zone, StringBuilder text) {
        if (entries.isEmpty()) {
            text.append("no status changes\n");
            return;
        }
        text.append("status changes");
        if (leftOut > 0) {
            text.append(" (").append(leftOut).append(" earlier ones left out)");
        }
        text.append('\n');
        for (Entry each : entries) {
            Change change = each.change;
            String scope = change.wrapper() == null ? "system" : change.wrapper();
            text.append("  ").append(Figures.time(each.time, zone)).append("  ").append(scope);
            text.append(": ").append(palette.status(change.from(), change.from().label()));
            text.append(" -> ")
                    .append(palette.status(change.to(), change.to().label()))
                    .append('\n');
            if (change.to() != Status.UNKNOWN && change.to() != Status.HEALTHY) {
                Arithmetic.write("            ", change.score(), text);
            }
        }
    }
}
