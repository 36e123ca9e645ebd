package io.opvitals.agent.governor;

import io.opvitals.agent.collect.Snapshot;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ReportListener;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.operation.CallCost;
import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.OperationRegistry;
import io.opvitals.agent.operation.OperationSnapshot;
import io.opvitals.agent.operation.Shedding;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Compares every second what the agent costs with its budget, and leaves things out when it is too much.
 *
 * <p><b>The cost</b> is the CPU time of the agent's own threads, which the JVM tells, plus what recording takes on the
 * application's threads, which nobody can tell: calls times the cost of one, measured once on this machine
 * ({@link CallCost}) when there are enough calls for it to matter. Divided by the time that went by on all available
 * processors, and averaged over {@link #AVERAGED}.
 *
 * <p><b>The steps</b> are those of {@link Shedding.Part}. Above the budget for {@link #WORSE_AFTER} in a row leads one
 * down; below half of it for a while leads one up again. When a step up is followed by a step down within
 * {@link #RELAPSE}, the next one up waits twice as long, so that the governor does not swing. The first seconds do not
 * count: an agent that is just starting costs what it will never cost again.
 */
public final class OverheadGovernor implements ReportListener {

    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration AVERAGED = Duration.ofSeconds(5);
    private static final Duration WORSE_AFTER = Duration.ofSeconds(5);
    private static final Duration BETTER_AFTER = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);
    private static final Duration RELAPSE = Duration.ofMinutes(1);

    /** Of the budget. */
    private static final double COMFORTABLE = 0.5;

    /** One call in so many is timed where not all are. */
    private static final int TIMED_ONE_IN = 16;

    /** From so many calls a second on an operation is hot. */
    private static final long HOT_PER_SECOND = 10_000;

    /** A call of a fast operation takes no longer on average. Of longer ones, the clock is a small part. */
    private static final double FAST_NANOS = 100_000;

    private static final double SECOND = 1e9;
    private static final String LOGGER = "governor";

    private final GovernorSettings settings;
    private final OperationRegistry operations;
    private final Shedding shedding;
    private final LongSupplier ownCpuNanos;
    private final Supplier<CallCost> measured;
    private final int processors;
    private final long startNanos;
    private final AgentLog log;

    private @Nullable CallCost callCost;
    private @Nullable Snapshot before;
    private long cpuBefore;
    private double average;
    private boolean hasAverage;
    private long aboveSince;
    private boolean isAbove;
    private long belowSince;
    private boolean isBelow;
    private long steppedUpAt;
    private boolean hasSteppedUp;
    private long betterAfterNanos = BETTER_AFTER.toNanos();
    private final Set<OperationId> sampled = new HashSet<>();
    private volatile GovernorState state = GovernorState.IDLE;

    /**
     * Begins with nothing left out.
     *
     * @param settings the budget
     * @param operations whose calls cost, and which may be timed less
     * @param ownCpuNanos CPU time of the agent's threads up to now
     * @param measured measures what a call costs; asked once at most
     * @param processors how many the JVM may use
     * @param startNanos when the agent started, on its ticker
     * @param log says every step
     */
    public OverheadGovernor(
            GovernorSettings settings,
            OperationRegistry operations,
            LongSupplier ownCpuNanos,
            Supplier<CallCost> measured,
            int processors,
            long startNanos,
            AgentLog log) {
        this.settings = settings;
        this.operations = operations;
        this.shedding = operations.shedding();
        this.ownCpuNanos = ownCpuNanos;
        this.measured = measured;
        this.processors = processors;
        this.startNanos = startNanos;
        this.log = log;
    }

    /** For any thread. */
    public GovernorState state() {
        return state;
    }

    @Override
    public void onReport(HealthReport report) {
        if (!settings.isOn()) {
            return;
        }
        Snapshot now = report.snapshot();
        shedding.tick(now.nanos());
        long cpuNow = ownCpuNanos.getAsLong();
        Snapshot last = before;
        if (last != null && now.nanos() > last.nanos() && now.nanos() - startNanos >= WARM_UP.toNanos()) {
            double share = cost(last, now, cpuNow - cpuBefore);
            double weight = Math.min(1, (double) (now.nanos() - last.nanos()) / AVERAGED.toNanos());
            average = hasAverage ? average + weight * (share - average) : share;
            hasAverage = true;
            decide(now.nanos());
            sample(last, now);
            state = new GovernorState(shedding.level(), average, sampled.size());
        }
        before = now;
        cpuBefore = cpuNow;
    }

    /** The share of all processors that went into the agent between two snapshots. */
    private double cost(Snapshot from, Snapshot to, long ownNanos) {
        double elapsed = (double) (to.nanos() - from.nanos()) * processors;
        long calls = 0;
        long untimed = 0;
        for (Map.Entry<OperationId, OperationSnapshot> each : to.operations().entrySet()) {
            long started = calls(from, each.getValue());
            calls += started;
            untimed += sampled.contains(each.getKey()) ? started - started / TIMED_ONE_IN : 0;
        }
        CallCost known = callCost;
        if (known == null && calls >= HOT_PER_SECOND / 10) {
            known = measured.get();
            callCost = known;
        }
        double recording = known == null ? 0 : (calls - untimed) * known.timedNanos() + untimed * known.untimedNanos();
        return (ownNanos + recording) / elapsed;
    }

    private void decide(long nowNanos) {
        boolean above = average > settings.cpuBudget();
        boolean below = average < COMFORTABLE * settings.cpuBudget();
        if (above && !isAbove) {
            aboveSince = nowNanos;
        }
        if (below && !isBelow) {
            belowSince = nowNanos;
        }
        isAbove = above;
        isBelow = below;
        int level = shedding.level();
        if (above && level < Shedding.Part.LAST_LEVEL && nowNanos - aboveSince >= WORSE_AFTER.toNanos()) {
            stepDown(level + 1, nowNanos);
        } else if (below && level > 0 && nowNanos - belowSince >= betterAfterNanos) {
            stepUp(level - 1, nowNanos);
        }
    }

    private void stepDown(int level, long nowNanos) {
        if (hasSteppedUp && nowNanos - steppedUpAt < RELAPSE.toNanos()) {
            betterAfterNanos = Math.min(2 * betterAfterNanos, LONGEST_WAIT.toNanos());
        } else if (level == 1) {
            betterAfterNanos = BETTER_AFTER.toNanos();
        }
        hasSteppedUp = false;
        aboveSince = nowNanos;
        shedding.setLevel(level);
        say("leaves out " + name(level), level);
    }

    private void stepUp(int level, long nowNanos) {
        hasSteppedUp = true;
        steppedUpAt = nowNanos;
        belowSince = nowNanos;
        shedding.setLevel(level);
        say("takes " + name(level + 1) + " up again", level);
    }

    private void say(String what, int level) {
        log.change(
                AgentLog.Level.WARN,
                LOGGER,
                "the agent " + what + " (level " + level + " of " + Shedding.Part.LAST_LEVEL + "): it uses "
                        + percent(average) + " of the processors (expected: at most " + percent(settings.cpuBudget())
                        + "); every call is counted as before");
    }

    /** Times all calls of most operations, and one in some of those that are hot and fast, when it has come to that. */
    private void sample(Snapshot from, Snapshot to) {
        boolean sheds = shedding.sheds(Shedding.Part.TIMING);
        if (!sheds && sampled.isEmpty()) {
            return;
        }
        double seconds = (to.nanos() - from.nanos()) / SECOND;
        for (Map.Entry<OperationId, OperationSnapshot> each : to.operations().entrySet()) {
            OperationId id = each.getKey();
            if (!sheds) {
                if (sampled.remove(id)) {
                    operations.timeOneIn(id, 1);
                }
                continue;
            }
            boolean hot = calls(from, each.getValue()) >= HOT_PER_SECOND * seconds;
            if (hot && isFast(each.getValue()) && sampled.add(id)) {
                operations.timeOneIn(id, TIMED_ONE_IN);
            }
        }
    }

    private static boolean isFast(OperationSnapshot operation) {
        HistogramSnapshot durations = operation.durations();
        return durations.count() > 0 && durations.meanNanos() <= FAST_NANOS;
    }

    private static long calls(Snapshot from, OperationSnapshot now) {
        OperationSnapshot earlier = from.operations().get(now.id());
        return now.started() - (earlier == null ? 0 : earlier.started());
    }

    /** What is the last to be left out at this level. */
    private static String name(int level) {
        for (Shedding.Part each : Shedding.Part.values()) {
            if (each.level() == level) {
                return each.name().toLowerCase(Locale.ROOT);
            }
        }
        throw new IllegalArgumentException("level: " + level + " (expected: that of a part)");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, share < 0.000_1 ? "%.6f %%" : "%.2f %%", 100 * share);
    }
}
