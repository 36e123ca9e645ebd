package io.opvitals.agent.operation;

import io.opvitals.agent.time.Ticker;
import io.opvitals.bootstrap.OpvitalsDoor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All operations: made when a method is woven or an operation is started by name, kept for the life of the JVM. */
public final class OperationRegistry {

    private static final OperationId OTHER = new OperationId(SeriesKey.OTHER, SeriesKey.OTHER);

    private final OperationRecorder.Shared shared;
    private final ConcurrentHashMap<OperationId, OperationRecorder> byId = new ConcurrentHashMap<>();
    private final Object registering = new Object();
    private volatile List<OperationRecorder> inOrder = List.of();

    /** Whether new calls are recorded. Written while {@link #registering} is held. */
    private volatile boolean recording = true;

    /** Written under {@link #registering}. */
    private volatile @Nullable OutcomeRules rules;

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
        this.shared = new OperationRecorder.Shared(
                ticker, new ThreadRecorders(), new ErrorType.Catalogue(), kept, failures, results, new LateCalls());
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

    /** Judges all calls that end from now on by these rules, and by no others. */
    public void setRules(OutcomeRules replacement) {
        synchronized (registering) {
            rules = replacement;
            for (OperationRecorder each : inOrder) {
                each.rules = replacement.of(each.id);
            }
        }
    }

    /** Whether the rules for this operation read what its calls return. */
    public boolean rulesReadResult(OperationId id) {
        OutcomeRules current = rules;
        return current != null && current.readResult(id);
    }

    /** Whether the rules for this operation read what its calls are made with. */
    public boolean rulesReadArguments(OperationId id) {
        OutcomeRules current = rules;
        return current != null && current.readArguments(id);
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
        OutcomeRules current = rules;
        recorder.rules = current == null ? null : current.of(id);
        longer.add(recorder);
        inOrder = longer;
        byId.put(id, recorder);
        if (recording) {
            OpvitalsDoor.register(recorder.index, recorder);
        }
        return recorder;
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
