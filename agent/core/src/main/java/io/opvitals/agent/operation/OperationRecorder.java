package io.opvitals.agent.operation;

import io.opvitals.agent.rule.CallValues;
import io.opvitals.agent.time.Ticker;
import io.opvitals.agent.tracecontext.ApplicationSpan;
import io.opvitals.agent.tracecontext.ApplicationTraces;
import io.opvitals.bootstrap.OpvitalsDoor;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Records the calls of one operation. What woven methods reach through the door.
 *
 * <p>An ordinary success is counted by its {@link CallFrame} alone; {@link #judge} is the way of everything else: it
 * decides the outcome, counts it, and keeps the call as a span where it is worth one.
 */
final class OperationRecorder extends OpvitalsDoor.Operation {

    /** After so many failures of our own code the operation is no longer recorded. */
    private static final int MAX_OWN_FAILURES = 10;

    private static final int MAX_ATTRIBUTE_VALUE = 256;

    /** Of calls that take longer, a clock that goes once a second tells enough. */
    private static final long LONG_NANOS = 2_000_000_000;

    private static final int STRIPES = stripes();

    /** Cells of as many threads are found without looking up a thread local. A power of two. */
    private static final int NEARBY = 64;

    /** One call in some is timed. */
    private static final int SAMPLED = 1;

    /** Calls may begin at a proxy. */
    private static final int PROXIED = 2;

    /** Somebody wants to hear of calls. */
    private static final int WATCHED = 4;

    final int index;
    final OperationId id;
    final Ticker ticker;
    final KeepRules keep;
    final long stuckAfterNanos;
    private final OperationSettings settings;
    private final Shared shared;
    private final ThreadRecorders threads;

    /**
     * Cells by thread id, for finding this thread's with one comparison: a thread local costs five loads in a row, and the
     * next clock reading waits for them. Written without synchronization: a cell found here is used by its owner only, and
     * its owner is all that another thread reads of it.
     */
    private final @Nullable Cell[] nearby = new Cell[NEARBY];

    /**
     * The first two threads that call, and their cells: found with one load less in a row than {@link #nearby}. Written under
     * this object's lock. A thread finds here only what it wrote itself: nobody takes a living thread's place.
     */
    private @Nullable Thread firstOwner;

    private @Nullable Cell firstCell;
    private @Nullable Thread secondOwner;
    private @Nullable Cell secondCell;

    private final AtomicReferenceArray<@Nullable SharedCell> sharedCells = new AtomicReferenceArray<>(STRIPES);
    final SeriesTable series = new SeriesTable();
    final AtomicInteger consecutiveFailures = new AtomicInteger();
    private final AtomicInteger ownFailures = new AtomicInteger();
    private final BoundedNames failReasons = new BoundedNames();
    private final BoundedNames attributeValues = new BoundedNames();
    final CallDetails details = new CallDetails();

    /** Replaced at run time; {@code null} where this operation has neither rules nor prices. */
    volatile @Nullable Judging judging;

    /** The class of the latest result that was simply the end of its call: mostly they are all of one class. */
    private WeakReference<@Nullable Class<?>> plainResult = new WeakReference<>(null);

    /**
     * In what ways a call of this operation may begin other than by reading the clock and taking a frame; 0 for none, so that
     * one comparison tells. Plain as what it sums up; written under this object's lock.
     */
    private int beginnings;

    /** One call in so many is timed. Plain: a thread may learn of a change a little later. */
    private int timedOneIn = 1;

    private volatile boolean alwaysTimed;

    /** Starts and withdrawals at the latest snapshot. Touched by the collector's thread only. */
    private long startsSeen;

    /** Whether calls have begun at a proxy. Plain: a thread that an attempt is handed to sees it by the handing over. */
    private boolean proxied;

    /** Begins to watch a call; {@code null} where nobody wants to. */
    private volatile @Nullable Supplier<WatchedCall> watch;

    /** Whether the latest snapshot was read while nothing was in flight. Touched by the collector's thread only. */
    private boolean settled;

    /** Counted by threads that are dead. Touched by the collector's thread only. */
    private final Folded folded = new Folded();

    OperationRecorder(int index, OperationId id, OperationSettings settings, Shared shared) {
        this.index = index;
        this.id = id;
        this.settings = settings;
        this.shared = shared;
        this.threads = shared.threads;
        this.ticker = shared.ticker;
        Duration stuckAfter = settings.stuckAfter() == null ? shared.stuckAfter : settings.stuckAfter();
        this.stuckAfterNanos = stuckAfter.toNanos();
        this.keep = new KeepRules(shared.ticker, stuckAfterNanos);
    }

    /** What all operations have in common. */
    record Shared(
            Ticker ticker,
            ThreadRecorders threads,
            ErrorType.Catalogue errorTypes,
            KeptCalls kept,
            OwnFailures failures,
            ResultKinds results,
            LateCalls late,
            LongCalls longCalls,
            ApplicationTraces traces,
            Duration stuckAfter,
            Shedding shedding) {}

    @Override
    protected OpvitalsDoor.Call begin() {
        return beginnings == 0 ? begin(ticker.nanos()) : beginUnusual();
    }

    private OpvitalsDoor.Call beginUnusual() {
        if (timedOneIn != 1 && watch == null) {
            CallFrame untimed = beginUntimed();
            if (untimed != null) {
                return untimed;
            }
        }
        long startNanos = ticker.nanos();
        OpvitalsDoor.Call attempt = proxied ? attempt() : null;
        return attempt == null ? watch(begin(startNanos)) : attempt;
    }

    /** Lets who wants to hear of calls hear of this one, which begins. */
    CallFrame watch(CallFrame frame) {
        Supplier<WatchedCall> begins = watch;
        if (begins != null) {
            frame.notes().watched = begins.get();
        }
        return frame;
    }

    /** Has all calls watched that begin from now on; {@code null} for none. */
    void watch(@Nullable Supplier<WatchedCall> begins) {
        synchronized (this) {
            watch = begins;
            beginnings = begins == null ? beginnings & ~WATCHED : beginnings | WATCHED;
        }
    }

    private CallFrame begin(long startNanos) {
        Cell cell = ownCell();
        if (cell == null) {
            return threads.current().begin(this, startNanos);
        }
        CallFrame frame = cell.expected();
        return frame != null && frame.reopen(cell, startNanos) ? frame : cell.recorder.begin(this, cell, startNanos);
    }

    @Override
    protected OpvitalsDoor.Call beginSuspending() {
        OpvitalsDoor.Call attempt = proxied ? attempt() : null;
        return attempt == null ? watch(beginStarted()) : attempt;
    }

    /** What stands for a continuation; {@code null} where nothing can. */
    @Nullable
    Object monitored(Object continuation, CallFrame call) {
        return shared.results.suspensions().monitored(continuation, call);
    }

    /**
     * Reads the clock for one call in some only: the clock is nearly all that a call costs.
     *
     * @return {@code null} where this is the one
     */
    private @Nullable CallFrame beginUntimed() {
        Cell cell = ownCell();
        if (cell == null || proxied || cell.isDue(timedOneIn)) {
            return null;
        }
        long secondNanos = shared.shedding.secondNanos();
        CallFrame frame = cell.expected();
        if (frame == null || !frame.reopen(cell, secondNanos)) {
            frame = cell.recorder.begin(this, cell, secondNanos);
        }
        frame.openedUntimed();
        return frame;
    }

    void timeOneIn(int calls) {
        synchronized (this) {
            timedOneIn = alwaysTimed ? 1 : calls;
            beginnings = timedOneIn == 1 ? beginnings & ~SAMPLED : beginnings | SAMPLED;
        }
    }

    /** Calls of this operation go on after their method has returned: how long they take is not for guessing. */
    void timeAlways() {
        if (!alwaysTimed) {
            alwaysTimed = true;
            timeOneIn(1);
        }
    }

    /** Of a call that began in this second, by the clock that goes once a second. */
    boolean isOrdinaryUntimed(long startNanos) {
        return consecutiveFailures.get() == 0 && judging == null && !isLong(startNanos);
    }

    /** Whether a call that began in this second has been going on for seconds. */
    boolean isLong(long startNanos) {
        return shared.shedding.secondNanos() - startNanos > LONG_NANOS;
    }

    /** Whether such an attribute is left out to stay within the budget: not where the call's price depends on it. */
    boolean shedsAttribute(String key) {
        Judging by = judging;
        return shared.shedding.sheds(Shedding.Part.ATTRIBUTES) && (by == null || !by.readsAttribute(key));
    }

    /** This thread's cell, where it is found without its thread local. */
    private @Nullable Cell ownCell() {
        Thread thread = Thread.currentThread();
        if (firstOwner == thread) {
            return firstCell;
        }
        if (secondOwner == thread) {
            return secondCell;
        }
        Cell cell = nearby[place(thread)];
        return cell != null && cell.owner == thread ? cell : null;
    }

    /** From now on its owner finds this cell without its thread local, unless other threads have the places. */
    void remember(Cell cell) {
        int place = place(cell.owner);
        if (nearby[place] == null) {
            nearby[place] = cell;
        }
        if (firstOwner == null || secondOwner == null) {
            rememberAsFirst(cell);
        }
    }

    private synchronized void rememberAsFirst(Cell cell) {
        if (firstOwner == null && secondOwner != cell.owner) {
            firstCell = cell;
            firstOwner = cell.owner;
        } else if (secondOwner == null && firstOwner != cell.owner) {
            secondCell = cell;
            secondOwner = cell.owner;
        }
    }

    /** Keeps what a dead thread counted, and forgets its cell. Called by the collector's thread. */
    void fold(Cell dead, HistogramSum scratch) {
        folded.add(dead, series.size(), scratch);
        int place = place(dead.owner);
        if (nearby[place] == dead) {
            nearby[place] = null;
        }
        forgetAsFirst(dead.owner);
    }

    private synchronized void forgetAsFirst(Thread dead) {
        if (firstOwner == dead) {
            firstOwner = null;
            firstCell = null;
        }
        if (secondOwner == dead) {
            secondOwner = null;
            secondCell = null;
        }
    }

    /** A thread that overrides {@code getId} has its cells elsewhere, and that is all. */
    private static int place(Thread thread) {
        return (int) thread.getId() & (NEARBY - 1);
    }

    /** A call begins at a proxy of the method; what the proxy makes of it are attempts. */
    CallFrame beginProxied() {
        if (!proxied) {
            beginsAtProxies();
        }
        return watch(begin(ticker.nanos()));
    }

    private synchronized void beginsAtProxies() {
        proxied = true;
        beginnings |= PROXIED;
    }

    /** Where this is the method behind a proxy that has begun a call: an attempt of that call. */
    private OpvitalsDoor.@Nullable Call attempt() {
        ThreadRecorder thread = threads.currentIfAny();
        ProxiedCall call = thread == null ? null : thread.takeAttempt(this);
        return call == null ? null : call.attempt();
    }

    CallFrame beginStarted() {
        long startNanos = ticker.nanos();
        return threads.current().beginStarted(this, startNanos);
    }

    /** The fallback of this operation runs: the innermost call of it on this thread is served by it. */
    @Override
    protected void fallback(String reason) {
        ThreadRecorder thread = threads.currentIfAny();
        for (CallFrame frame = thread == null ? null : thread.innermost(); frame != null; frame = frame.parent()) {
            if (frame.recorder == this) {
                markFallback(frame, reason);
                return;
            }
        }
    }

    void markFallback(CallFrame frame, String reason) {
        CallNotes notes = frame.notes();
        if (notes.fallbackReason == null) {
            notes.fallbackReason = reason;
            notes.failedAt(ticker.nanos());
        }
    }

    /** How a call ends that returned this; {@code null} where that is the end. */
    @Nullable
    ResultKind kindOf(Object result) {
        Class<?> type = result.getClass();
        if (plainResult.refersTo(type)) {
            return null;
        }
        ResultKind kind = shared.results.of(type);
        if (kind == null) {
            plainResult = new WeakReference<>(type);
        }
        return kind;
    }

    /** This call is on no thread's stack any more. {@code null} where it is not listed. */
    LateCalls.@Nullable Entry waitsFor(CallFrame late) {
        return shared.late.add(late);
    }

    /** And now it is over. */
    void ended(LateCalls.Entry late) {
        shared.late.remove(late);
    }

    boolean isOrdinary(long durationNanos, long endNanos) {
        return keep.isOrdinary(durationNanos, endNanos) && consecutiveFailures.get() == 0 && judging == null;
    }

    SharedCell sharedCell(int stripe) {
        int at = stripe & (STRIPES - 1);
        SharedCell cell = sharedCells.get(at);
        if (cell != null) {
            return cell;
        }
        SharedCell created = new SharedCell();
        SharedCell raced = sharedCells.compareAndExchange(at, null, created);
        return raced == null ? created : raced;
    }

    /** Decides how a call ended, counts it, and keeps it if it is worth a span. */
    void judge(CallFrame frame, @Nullable Throwable seen, long durationNanos, long endNanos) {
        Throwable thrown = seen == null ? null : shared.errorTypes.withoutWrapper(seen);
        Judging by = judging;
        OperationRules asked = by == null ? null : by.rules();
        CallValues values = asked == null ? null : frame.values(thrown);
        OperationRules.Verdict verdict = null;
        if (asked != null && values != null) {
            asked.addMetricAttributes(frame, values);
            verdict = verdict(asked, frame, values);
        }
        CallNotes notes = frame.knownNotes();
        int known = series.size();
        int number = verdict == null ? seriesOf(thrown, notes) : seriesOf(verdict, thrown, notes);
        SeriesKey key = series.key(number);
        frame.count(number, durationNanos);

        Outcome outcome = key.outcome();
        if (durationNanos > stuckAfterNanos) {
            shared.longCalls.offer(new LongCalls.Ended(frame.key(), outcome, durationNanos));
        }
        if (outcome == Outcome.FALLBACK && notes != null && notes.fallbackReason != null) {
            details.fallback(notes.fallbackReason);
            if (notes.firstFailureNanos != 0) {
                details.recovered(endNanos - notes.firstFailureNanos);
            }
        }
        if (asked != null && values != null) {
            asked.addAmounts(frame, values);
        }
        details.costs.charge(frame.knownNotes(), by == null ? null : by.tariffs(), outcome);
        if (outcome.isFailure()) {
            consecutiveFailures.incrementAndGet();
            CallFrame parent = frame.parent();
            if (parent != null) {
                parent.notes().failedAt(endNanos);
            }
        } else if (outcome != Outcome.CANCELLED && consecutiveFailures.get() != 0) {
            consecutiveFailures.set(0);
        }
        if (notes != null) {
            notes.end();
        }
        boolean firstOfItsKind = series.size() > known;
        if (isWorthKeeping(outcome, notes, durationNanos, endNanos, firstOfItsKind)) {
            if (asked != null && values != null) {
                asked.addSpanAttributes(frame, values);
            }
            keep(frame, key, thrown, durationNanos);
        }
        frame.forgetValues();
        if (notes != null && notes.watched != null) {
            notes.watched.ends(id, outcome, key.errorType());
        }
    }

    /** What the rules say; {@code null} where they say nothing, or where the call itself said that it failed. */
    private static OperationRules.@Nullable Verdict verdict(OperationRules rules, CallFrame frame, CallValues values) {
        if (frame.knownNotes() != null && frame.knownNotes().failReason != null) {
            return null;
        }
        OperationRules.Verdict verdict = rules.verdict(values);
        if (verdict != null && verdict.outcome() == Outcome.FALLBACK && frame.notes().fallbackReason == null) {
            frame.notes().fallbackReason = verdict.reason() == null ? verdict.condition() : verdict.reason();
        }
        return verdict;
    }

    private int seriesOf(OperationRules.Verdict verdict, @Nullable Throwable thrown, @Nullable CallNotes notes) {
        List<String> attributes = notes == null ? List.of() : notes.metricAttributes();
        Outcome outcome = verdict.outcome();
        if (outcome == Outcome.SUCCESS && attributes.isEmpty()) {
            return 0;
        }
        boolean good = outcome == Outcome.SUCCESS || outcome == Outcome.FALLBACK;
        return series.of(new SeriesKey(outcome, good ? null : errorType(verdict, thrown), false, attributes));
    }

    private String errorType(OperationRules.Verdict verdict, @Nullable Throwable thrown) {
        if (verdict.reason() != null) {
            return failReasons.bounded(verdict.reason());
        }
        return thrown == null
                ? verdict.condition()
                : shared.errorTypes.of(thrown).name();
    }

    private int seriesOf(@Nullable Throwable thrown, @Nullable CallNotes notes) {
        List<String> attributes = notes == null ? List.of() : notes.metricAttributes();
        if (thrown != null) {
            ErrorType type = shared.errorTypes.of(thrown);
            boolean expected = type.isOneOf(settings.expected());
            return attributes.isEmpty()
                    ? series.ofThrown(type, expected)
                    : series.of(SeriesTable.thrown(type, expected, attributes));
        }
        if (notes == null) {
            return 0;
        }
        if (notes.failReason != null) {
            String reason = failReasons.bounded(notes.failReason);
            return series.of(new SeriesKey(Outcome.ERROR, reason, false, attributes));
        }
        if (notes.fallbackReason != null) {
            return series.of(new SeriesKey(Outcome.FALLBACK, null, false, attributes));
        }
        return attributes.isEmpty() ? 0 : series.of(new SeriesKey(Outcome.SUCCESS, null, false, attributes));
    }

    private boolean isWorthKeeping(
            Outcome outcome, @Nullable CallNotes notes, long durationNanos, long endNanos, boolean firstOfItsKind) {
        if (notes != null && notes.kept) {
            return true;
        }
        if (outcome.isFailure() || outcome == Outcome.FALLBACK) {
            if (firstOfItsKind || keep.takeFailure()) {
                return true;
            }
            shared.kept.overBudget();
            return false;
        }
        return keep.takeSlow(durationNanos) || keep.takeDraw(endNanos);
    }

    private void keep(CallFrame frame, SeriesKey key, @Nullable Throwable thrown, long durationNanos) {
        ApplicationSpan application = frame.application();
        CallNotes notes = giveIds(frame, application);
        notes.describeHelp();
        notes.kept = true;
        long parentSpanId = frame.keepEnclosing();
        shared.kept.offer(new KeptCall(
                id,
                key.outcome(),
                key.errorType(),
                key.outcome() == Outcome.FALLBACK ? notes.fallbackReason : null,
                frame.startNanos(),
                durationNanos,
                notes.attributes(),
                notes.traceIdHigh,
                notes.traceIdLow,
                notes.spanId,
                parentSpanId,
                sameTrace(application, notes),
                frame.threadName(),
                thrown == null ? null : ThrownException.of(thrown)));
    }

    /** Gives ids to a call in flight on this thread, and to those around it, that need not be kept by that. */
    void giveIds(CallFrame frame) {
        giveIds(frame, frame.application());
    }

    /** The application's span on this thread. */
    @Nullable
    ApplicationSpan applicationSpan() {
        return shared.traces.current();
    }

    /** The ids that this call, which is in flight on this thread, has if it is kept. */
    CallIds ids(CallFrame frame) {
        CallNotes notes = frame.notes();
        CallIds ids = notes.ids;
        if (ids == null) {
            ApplicationSpan application = frame.application();
            giveIds(frame, application);
            ApplicationSpan joined = sameTrace(application, notes);
            byte flags = joined != null ? joined.flags() : (byte) (notes.kept ? 1 : 0);
            ids = CallIds.of(notes.traceIdHigh, notes.traceIdLow, notes.spanId, flags);
            notes.ids = ids;
        }
        return ids;
    }

    /** The application's span, where it is of the trace that the call is in. */
    private static @Nullable ApplicationSpan sameTrace(@Nullable ApplicationSpan application, CallNotes notes) {
        return application != null && application.isOf(notes.traceIdHigh, notes.traceIdLow) ? application : null;
    }

    /**
     * Gives this call and the ones that enclose it ids of one trace, where they have none yet: of the trace that one of
     * them is in already, else of the application's, else of a new one.
     */
    private static CallNotes giveIds(CallFrame call, @Nullable ApplicationSpan application) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = 0;
        long low = 0;
        for (CallFrame frame = call; frame != null && (high | low) == 0; frame = frame.parent()) {
            if (frame.knownNotes() != null) {
                high = frame.knownNotes().traceIdHigh;
                low = frame.knownNotes().traceIdLow;
            }
        }
        if ((high | low) == 0) {
            high = application == null ? random.nextLong() : application.traceIdHigh();
            low = application == null ? random.nextLong() | 1 : application.traceIdLow();
        }
        for (CallFrame frame = call; frame != null; frame = frame.parent()) {
            CallNotes notes = frame.notes();
            if (notes.spanId == 0) {
                notes.spanId = random.nextLong() | 1;
                notes.traceIdHigh = high;
                notes.traceIdLow = low;
            }
        }
        return call.notes();
    }

    void addAttribute(CallNotes notes, String key, String text, boolean metric) {
        String cut = text.length() <= MAX_ATTRIBUTE_VALUE ? text : text.substring(0, MAX_ATTRIBUTE_VALUE);
        notes.attribute(key, cut);
        if (metric) {
            notes.metricAttribute(key, boundedAttribute(key, cut));
        }
    }

    /** The value itself, or {@code _OTHER} past the limit of distinct values. */
    String boundedAttribute(String key, String value) {
        return attributeValues.bounded(key + "=" + value).equals(SeriesKey.OTHER) ? SeriesKey.OTHER : value;
    }

    /** Whether it failed so often that it is no longer recorded. */
    boolean isSwitchedOff() {
        return ownFailures.get() >= MAX_OWN_FAILURES;
    }

    @Override
    protected void failed(Throwable error) {
        shared.failures.report(id, error);
        if (!(error instanceof VirtualMachineError) && ownFailures.incrementAndGet() == MAX_OWN_FAILURES) {
            OpvitalsDoor.unregister(index);
            shared.failures.switchedOff(id);
        }
    }

    /**
     * What was counted so far. Read by the collector's thread; {@code before} is what it read the last time.
     *
     * <p>An idle operation gives the same object again, so that a thousand of them cost next to nothing. It is read once
     * more after its last call has ended: that call counts its end before its reason and its row of failures.
     */
    OperationSnapshot snapshot(
            @Nullable OperationSnapshot before, Iterable<ThreadRecorder> threads, HistogramSum scratch) {
        long startsNow = started(threads);
        boolean idle = before != null && startsSeen == startsNow && before.inFlight() == 0;
        startsSeen = startsNow;
        if (before != null && idle && settled) {
            return before;
        }
        settled = idle;
        int seriesCount = series.size();
        Map<SeriesKey, HistogramSnapshot> bySeries = new HashMap<>();
        for (int number = 0; number < seriesCount; number++) {
            scratch.add(folded.durations(number));
            for (ThreadRecorder thread : threads) {
                Cell cell = thread.cellAt(index);
                if (cell != null) {
                    cell.addTo(scratch, number);
                }
            }
            for (int i = 0; i < STRIPES; i++) {
                SharedCell cell = sharedCells.get(i);
                if (cell != null) {
                    cell.addTo(scratch, number);
                }
            }
            HistogramSnapshot durations = scratch.take();
            if (durations.count() > 0) {
                bySeries.put(series.key(number), durations);
            }
        }
        // After the ends and before the starts, so that never more calls have ended than are in flight.
        long withdrawn = withdrawn(threads);
        return details.snapshot(id, started(threads) - withdrawn, withdrawn, bySeries, consecutiveFailures.get());
    }

    /** Calls started; cheap next to a whole snapshot. */
    private long started(Iterable<ThreadRecorder> threads) {
        long started = folded.started();
        for (ThreadRecorder thread : threads) {
            Cell cell = thread.cellAt(index);
            if (cell != null) {
                started += cell.started();
            }
        }
        for (int i = 0; i < STRIPES; i++) {
            SharedCell cell = sharedCells.get(i);
            if (cell != null) {
                started += cell.started();
            }
        }
        return started;
    }

    /** Starts taken back. */
    private long withdrawn(Iterable<ThreadRecorder> threads) {
        long withdrawn = folded.withdrawn();
        for (ThreadRecorder thread : threads) {
            Cell cell = thread.cellAt(index);
            if (cell != null) {
                withdrawn += cell.withdrawn();
            }
        }
        for (int i = 0; i < STRIPES; i++) {
            SharedCell cell = sharedCells.get(i);
            if (cell != null) {
                withdrawn += cell.withdrawn();
            }
        }
        return withdrawn;
    }

    private static int stripes() {
        int processors = Math.min(8, Runtime.getRuntime().availableProcessors());
        return Integer.highestOneBit(Math.max(1, 2 * processors - 1));
    }
}
