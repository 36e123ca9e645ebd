package io.opvitals.agent.console;

import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ReportListener;
import io.opvitals.agent.health.ScopeHealth;
import io.opvitals.agent.health.Status;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.StuckCall;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Prints how every operation is: every few seconds while the JVM runs, and once more at its end. */
public final class ConsoleTable implements ReportListener {

    /** So many scores that are not healthy are explained below the table. */
    private static final int MAX_REASONS = 5;

    private final ConsoleSettings settings;
    private final Palette palette;
    private final ZoneId zone;
    private final long startNanos;
    private final PrintStream out;
    private final StatusHistory history = new StatusHistory();
    private long printedSteps;
    private @Nullable HealthReport latest;

    /**
     * Prints nothing yet.
     *
     * @param settings how often
     * @param palette in which colours
     * @param zone for times of day
     * @param startNanos when the agent started, on its ticker
     * @param out where to
     */
    public ConsoleTable(ConsoleSettings settings, Palette palette, ZoneId zone, long startNanos, PrintStream out) {
        this.settings = settings;
        this.palette = palette;
        this.zone = zone;
        this.startNanos = startNanos;
        this.out = out;
    }

    @Override
    public synchronized void onReport(HealthReport report) {
        latest = report;
        history.add(report);
        if (!settings.isOn()) {
            return;
        }
        // By the clock's grid rather than by the distance to the last one, so that late reports do not add up.
        long steps = elapsedNanos(report) / settings.interval().toNanos();
        if (steps > printedSteps) {
            printedSteps = steps;
            print(table(report));
        }
    }

    /** Prints the totals since the start and what the statuses have been, by the latest report. For any thread. */
    public synchronized void summary() {
        if (latest != null) {
            print(summary(latest));
        }
    }

    private StringBuilder table(HealthReport report) {
        StringBuilder text = title(report)
                .append("  last ")
                .append(Figures.span(report.system().windowNanos()))
                .append("  ")
                .append(Figures.threeDigits(report.system().callsPerSecond()))
                .append(" calls/s  outcomes in % of calls\n");
        TableText.write(Row.ofWindow(report), palette, text);
        explain(report, text);
        stuck(report, text);
        return text;
    }

    private StringBuilder summary(HealthReport report) {
        StringBuilder text = title(report)
                .append("  summary of ")
                .append(Figures.span(elapsedNanos(report)))
                .append("  outcomes in % of calls\n");
        TableText.write(Row.ofTotals(report), palette, text);
        explain(report, text);
        stuck(report, text);
        history.write(palette, zone, text);
        return text;
    }

    private StringBuilder title(HealthReport report) {
        StringBuilder text = new StringBuilder(4_096);
        return text.append('\n')
                .append(palette.bold("opvitals"))
                .append("  ")
                .append(Figures.time(report.snapshot().time(), zone));
    }

    /** The arithmetic of operations that are not healthy. */
    private void explain(HealthReport report, StringBuilder text) {
        int left = 0;
        int explained = 0;
        for (Map.Entry<OperationId, ScopeHealth> each : report.operations().entrySet()) {
            ScopeHealth health = each.getValue();
            if (health.status() != Status.DEGRADED && health.status() != Status.UNHEALTHY) {
                continue;
            }
            if (explained == MAX_REASONS) {
                left++;
                continue;
            }
            explained++;
            Arithmetic.write("  " + each.getKey().name() + ": ", health.score(), text);
        }
        if (left > 0) {
            text.append("  and ").append(left).append(" more that are not healthy\n");
        }
    }

    /** One line for each operation with calls that hang: how many, and where the longest of those in the list is. */
    private void stuck(HealthReport report, StringBuilder text) {
        Map<OperationId, Integer> counts = new TreeMap<>(report.stuck().counts());
        int written = 0;
        for (Map.Entry<OperationId, Integer> each : counts.entrySet()) {
            if (written++ == MAX_REASONS) {
                text.append("  and calls of ")
                        .append(counts.size() - MAX_REASONS)
                        .append(" more operations are stuck\n");
                return;
            }
            text.append("  ")
                    .append(each.getKey().name())
                    .append(": ")
                    .append(each.getValue())
                    .append(" stuck");
            StuckCall longest = longest(report, each.getKey());
            if (longest != null) {
                long nanos = report.snapshot().nanos() - longest.startNanos();
                text.append(", the longest for ").append(Figures.span(nanos)).append(where(longest));
            }
            text.append('\n');
        }
    }

    private static @Nullable StuckCall longest(HealthReport report, OperationId id) {
        StuckCall longest = null;
        for (StuckCall each : report.stuck().calls()) {
            boolean longer = longest == null || each.startNanos() - longest.startNanos() < 0;
            longest = each.id().equals(id) && longer ? each : longest;
        }
        return longest;
    }

    private static String where(StuckCall call) {
        if (call.waiting()) {
            return ", waiting for a result";
        }
        String at = call.stack().isEmpty() ? "" : " at " + call.stack().get(0);
        return ", thread " + call.threadName() + at;
    }

    private long elapsedNanos(HealthReport report) {
        return report.snapshot().nanos() - startNanos;
    }

    /** One write, so that lines of the application do not come in between. */
    private void print(StringBuilder text) {
        out.print(text.toString().replace("\n", System.lineSeparator()));
        out.flush();
    }
}
