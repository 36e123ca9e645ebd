package io.opvitals.agent.operation;

import io.opvitals.agent.operation.price.OperationTariffs;
import io.opvitals.agent.operation.price.Tariffs;
import io.opvitals.agent.time.Ticker;
import io.opvitals.agent.tracecontext.ApplicationTraces;
import io.opvitals.bootstrap.OpvitalsDoor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All operations: made when a method is woven or an operation is started by name, kept for the life of the JVM. */
public final class OperationRegistry {

    private static final Duration DEFAULT_STUCK_AFTER = Duration.ofMinutes(1);
    private static final OperationId OTHER = new OperationId(SeriesKey.OTHER, SeriesKey.OTHER);

    private final OperationRecorder.Shared shared;
    private final ConcurrentHashMap<OperationId, OperationRecorder> byId = new ConcurrentHashMap<>();
    private final Object registering = new Object();
    private volatile List<OperationRecorder> inOrder = List.of();

    /** Guarded by {@link #registering}. */
    private @Nullable OutcomeRules rules;

    /** Guarded by {@link #registering}. */
    private Tariffs tariffs = Tariffs.NONE;

    /** Guarded by {@link #registering}. */
    private @Nullable Supplier<WatchedCall> watch;

    /** Whether new calls are recorded. Written while {@link #registering} is held. */
    private volatile boolean recording = true;

    /** Also keeps two threads from folding at once. */
    private final Object reading = new Object();

    private Map<OperationId, OperationSnapshot> latest = Map.of();
    private final HistogramSum scratch = new HistogramSum();

    /**
     * Makes the registry of an agent.
     *
     * @param ticker tells how long calls take
     * @param kept where calls worth showing go
     * @param failures where failures of our own code are told
     * @param results tells which results are the end of a call and which are not
     */
    public OperationRegistry(Ticker ticker, KeptCalls kept, OwnFailures failures, ResultKinds results) {
        this(
                ticker,
                kept,
                failures,
                results,
                new ApplicationTraces(OperationRegistry.class.getClassLoader(), failures.log()),
                DEFAULT_STUCK_AFTER);
    }

    /**
     * The same, within the application's traces.
     *
     * @param ticker tells how long calls take
     * @param kept where calls worth showing go
     * @param failures where failures of our own code are told
     * @param results tells which results are the end of a call and which are not
     * @param traces what the application's own tracing says
     * @param stuckAfter when calls of operations that do not say so themselves count as stuck
     */
    public OperationRegistry(
            Ticker ticker,
            KeptCalls kept,
            OwnFailures failures,
            ResultKinds results,
            ApplicationTraces traces,
            Duration stuckAfter) {
        this.shared = new OperationRecorder.Shared(
                ticker,
                new ThreadRecorders(),
                new ErrorType.Catalogue(),
                kept,
                failures,
                results,
                new LateCalls(),
                new LongCalls(),
                traces,
                stuckAfter,
                new Shedding());
    }

    /**
     * The index by which woven code calls the operation of this name. Methods of the same name share it; the settings
     * are those of the first.
     *
     * @throws IllegalStateException when there is no room for another operation
     */
    public int register(OperationId id, OperationSettings settings) {
        OperationRecorder recorder = recorder(id, settings);
        if (recorder == null) {
            throw new IllegalStateException(
                    "operation " + id + ": no room (expected: at most " + OpvitalsDoor.CAPACITY + " operations)");
        }
        return recorder.index;
    }

    /** The operation that woven code calls by this index; {@code null} where there is none. */
    public @Nullable OperationId id(int index) {
        List<OperationRecorder> all = inOrder;
        return index >= 0 && index < all.size() ? all.get(index).id : null;
    }

    /** Measures what a call costs; takes some tenths of a second at most. */
    public CallCost measureCallCost() {
        return CallCost.measure(shared);
    }

    /** What is left out to stay within the budget. */
    public Shedding shedding() {
        return shared.shedding();
    }

    /**
     * Times one in so many calls of an operation, drawn at random, from now on; all are counted. The others count as
     * having taken as long as the last one timed on their thread.
     *
     * @param calls 1 for all
     */
    public void timeOneIn(OperationId id, int calls) {
        OperationRecorder recorder = byId.get(id);
        if (recorder != null) {
            recorder.timeOneIn(calls);
        }
    }

    /** Judges all calls that end from now on by these rules, and by no others. */
    public void setRules(OutcomeRules replacement) {
        synchronized (registering) {
            rules = replacement;
            for (OperationRecorder each : inOrder) {
                Judging before = each.judging;
                each.judging = Judging.of(replacement.of(each.id), before == null ? null : before.tariffs());
            }
        }
    }

    /** Charges all calls that end from now on by these prices, and by no others. */
    public void setTariffs(Tariffs replacement) {
        if (!replacement.inOrder().isEmpty()) {
            Rehearsal.runTariffs(shared.ticker(), shared.failures(), shared.results());
        }
        synchronized (registering) {
            tariffs = replacement;
            for (OperationRecorder each : inOrder) {
                Judging before = each.judging;
                each.judging = Judging.of(before == null ? null : before.rules(), tariffsOf(each.id));
                each.details.costs.turn(replacement.tracks(each.id.wrapper()));
            }
        }
    }

    /**
     * Has every call watched that begins from now on, of every operation. An ordinary call costs nothing more while none is.
     *
     * @param begins called as a call begins, on its thread; {@code null} to watch none any more
     */
    public void watch(@Nullable Supplier<WatchedCall> begins) {
        synchronized (registering) {
            watch = begins;
            for (OperationRecorder each : inOrder) {
                each.watch(begins);
            }
        }
    }

    /** The rules by which calls of this operation are kept as spans; {@code null} where there is no such operation. */
    public @Nullable KeepRules keepRules(OperationId id) {
        OperationRecorder recorder = byId.get(id);
        return recorder == null ? null : recorder.keep;
    }

    /**
     * Records no call that begins from now on; those in flight are counted when they end. At once, by taking every
     * operation away from the door.
     */
    public void stop() {
        synchronized (registering) {
            recording = false;
            for (OperationRecorder each : inOrder) {
                OpvitalsDoor.unregister(each.index);
            }
        }
    }

    /** Records again, except for operations that were switched off because recording them failed. */
    public void resume() {
        synchronized (registering) {
            recording = true;
            for (OperationRecorder each : inOrder) {
                if (!each.isSwitchedOff()) {
                    OpvitalsDoor.register(each.index, each);
                }
            }
        }
    }

    /** Whether new calls are recorded. */
    public boolean isRecording() {
        return recording;
    }

    /** Number of operations. */
    public int size() {
        return inOrder.size();
    }

    /** Reads all operations. For any thread; one at a time. */
    public Map<OperationId, OperationSnapshot> snapshot() {
        synchronized (reading) {
            foldDeadThreads();
            List<ThreadRecorder> threads = new ArrayList<>();
            for (ThreadRecorder each : shared.threads().all()) {
                threads.add(each);
            }
            Map<OperationId, OperationSnapshot> read = new HashMap<>();
            for (OperationRecorder recorder : inOrder) {
                read.put(recorder.id, recorder.snapshot(latest.get(recorder.id), threads, scratch));
            }
            latest = Map.copyOf(read);
            return latest;
        }
    }

    /** The recorder behind {@code Operations.start(name)}; past the room there is, all further names are one. */
    OperationRecorder started(String name) {
        OperationRecorder recorder = recorder(OperationId.parse(name), OperationSettings.DEFAULT);
        if (recorder != null) {
            return recorder;
        }
        OperationRecorder other = byId.get(OTHER);
        if (other == null) {
            throw new IllegalStateException("no room for operation " + name);
        }
        return other;
    }

    /**
     * The ids of the innermost monitored call of this thread, which it keeps: if it becomes a span, the span has them.
     * {@code null} outside of monitored calls.
     */
    public @Nullable CallIds currentIds() {
        ThreadRecorder thread = shared.threads().currentIfAny();
        CallFrame frame = thread == null ? null : thread.current();
        return frame == null ? null : frame.recorder.ids(frame);
    }

    OperationRecorder recorderAt(int index) {
        return inOrder.get(index);
    }

    OperationRecorder.Shared shared() {
        return shared;
    }

    private @Nullable OperationRecorder recorder(OperationId id, OperationSettings settings) {
        OperationRecorder known = byId.get(id);
        if (known != null) {
            return known;
        }
        synchronized (registering) {
            known = byId.get(id);
            if (known != null) {
                return known;
            }
            // The last place is for all that find no room.
            if (inOrder.size() == OpvitalsDoor.CAPACITY - 1) {
                add(OTHER, OperationSettings.DEFAULT);
            }
            return inOrder.size() >= OpvitalsDoor.CAPACITY ? null : add(id, settings);
        }
    }

    private OperationRecorder add(OperationId id, OperationSettings settings) {
        List<OperationRecorder> longer = new ArrayList<>(inOrder);
        OperationRecorder recorder = new OperationRecorder(longer.size(), id, settings, shared);
        recorder.judging = Judging.of(rules == null ? null : rules.of(id), tariffsOf(id));
        recorder.details.costs.turn(tariffs.tracks(id.wrapper()));
        recorder.watch(watch);
        longer.add(recorder);
        inOrder = longer;
        byId.put(id, recorder);
        if (recording) {
            OpvitalsDoor.register(recorder.index, recorder);
        }
        return recorder;
    }

    private @Nullable OperationTariffs tariffsOf(OperationId id) {
        return tariffs.of(id.wrapper(), id.operation());
    }

    private void foldDeadThreads() {
        shared.threads().foldDead(new Consumer<>() {
            @Override
            public void accept(ThreadRecorder dead) {
                for (OperationRecorder recorder : inOrder) {
                    Cell cell = dead.cellAt(recorder.index);
                    if (cell != null) {
                        recorder.fold(cell, scratch);
                    }
                }
            }
        });
    }
}
