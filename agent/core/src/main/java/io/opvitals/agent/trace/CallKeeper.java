package io.opvitals.agent.trace;

import io.opvitals.agent.collect.Snapshot;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ReportListener;
import io.opvitals.agent.health.ScopeHealth;
import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.operation.KeepRules;
import io.opvitals.agent.operation.KeptCall;
import io.opvitals.agent.operation.KeptCalls;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.OperationRegistry;
import io.opvitals.agent.operation.Shedding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Decides every second which calls of the coming second are kept, and hands on the ones kept in the last. The only place
 * that empties {@link KeptCalls}.
 */
public final class CallKeeper implements ReportListener {

    /** With fewer calls in the window, the p99 is hardly more than the slowest call so far. */
    private static final int MIN_CALLS_FOR_P99 = 100;

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final OperationRegistry registry;
    private final KeptCalls kept;
    private volatile TraceSettings settings;
    private final ExceptionLog exceptions;
    private final RandomGenerator random;
    private final List<Consumer<KeptBatch>> receivers;
    private @Nullable WallClock wallClock;

    /**
     * @param registry whose operations' rules are renewed
     * @param kept the queue to empty
     * @param settings how many to keep
     * @param exceptions written with what the kept calls threw
     * @param random draws the moment of the random call
     * @param receivers get every batch, in this order, on the collector's thread; they must not block
     */
    public CallKeeper(
            OperationRegistry registry,
            KeptCalls kept,
            TraceSettings settings,
            ExceptionLog exceptions,
            RandomGenerator random,
            List<Consumer<KeptBatch>> receivers) {
        this.registry = registry;
        this.kept = kept;
        this.settings = settings;
        this.exceptions = exceptions;
        this.random = random;
        this.receivers = List.copyOf(receivers);
    }

    /** From the next second on, so many are kept. For any thread. */
    public void keepBy(TraceSettings next) {
        settings = next;
    }

    @Override
    public void onReport(HealthReport report) {
        Snapshot snapshot = report.snapshot();
        for (Map.Entry<OperationId, ScopeHealth> each : report.operations().entrySet()) {
            KeepRules rules = registry.keepRules(each.getKey());
            if (rules != null) {
                renew(rules, each.getValue(), snapshot.nanos());
            }
        }
        handOn(kept.drain(), snapshot);
    }

    private void renew(KeepRules rules, ScopeHealth health, long nowNanos) {
        TraceSettings settings = this.settings;
        if (registry.shedding().sheds(Shedding.Part.SPANS)) {
            rules.renew(Long.MAX_VALUE, nowNanos + Long.MAX_VALUE / 2, 0, 0);
            return;
        }
        rules.renew(
                slowerThanNanos(health, settings),
                drawAtNanos(nowNanos, settings),
                settings.failuresPerSecond(),
                settings.slowPerSecond());
    }

    private static long slowerThanNanos(ScopeHealth health, TraceSettings settings) {
        if (settings.slowPerSecond() == 0) {
            return Long.MAX_VALUE;
        }
        Duration fixed = settings.slowAfter();
        if (fixed != null) {
            return fixed.toNanos();
        }
        HistogramSnapshot durations = health.window().durations();
        return durations.count() < MIN_CALLS_FOR_P99 ? Long.MAX_VALUE : (long) Math.ceil(durations.quantileNanos(0.99));
    }

    /** Any moment of the coming second is as likely as any other, so that a steady rhythm of calls hides none. */
    private long drawAtNanos(long nowNanos, TraceSettings settings) {
        boolean draws = random.nextDouble() < settings.randomPerSecond();
        return nowNanos + (draws ? random.nextLong(SECOND) : Long.MAX_VALUE / 2);
    }

    private void handOn(List<KeptCall> calls, Snapshot snapshot) {
        if (wallClock == null) {
            wallClock = new WallClock(snapshot.nanos(), snapshot.time());
        }
        wallClock.read(snapshot.nanos(), snapshot.time());
        if (calls.isEmpty()) {
            return;
        }
        List<KeptBatch.First> firsts = new ArrayList<>();
        for (KeptCall call : calls) {
            Instant ended = wallClock.at(call.startNanos() + call.durationNanos());
            SeenException first = exceptions.add(call, ended);
            if (first != null) {
                firsts.add(new KeptBatch.First(call, first));
            }
        }
        KeptBatch batch = new KeptBatch(
                snapshot.nanos(),
                wallClock.at(snapshot.nanos()),
                calls,
                firsts,
                !registry.shedding().sheds(Shedding.Part.EXEMPLARS));
        for (Consumer<KeptBatch> receiver : receivers) {
            receiver.accept(batch);
        }
    }
}
