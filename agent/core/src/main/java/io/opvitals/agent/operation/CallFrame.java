package io.opvitals.agent.operation;

import io.opvitals.agent.rule.CallValues;
import io.opvitals.agent.tracecontext.ApplicationSpan;
import io.opvitals.bootstrap.OpvitalsDoor;
import java.math.BigDecimal;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * One call in flight, on the stack of calls of its thread.
 *
 * <p>Frames of woven methods belong to a place on the stack and are used again and again, so that a steady application
 * allocates none; {@link #sequence} tells one use from the next. A reference is written only when it changes: a garbage
 * collector's write barrier costs as much as several counters.
 *
 * <p>Three kinds of frame are never reused, because their end may come late or from another thread: of {@code
 * Operations.start}, of a call that goes on after its method has returned a future ({@link #detach}), and of a
 * subscription. What other threads may do to those is done under the frame's own lock, which nobody holds for longer than
 * it takes to write a field or two.
 *
 * <p>Counting comes before popping: when the stack is so full that counting throws, the frame stays, and the end of an
 * enclosing call, which has more stack, counts it then.
 */
public final class CallFrame extends OpvitalsDoor.Call {

    /** Class of the one object that a suspend function returns to say that it will go on. */
    private static final String SUSPENDED = "kotlin.coroutines.intrinsics.CoroutineSingletons";

    /** The clock was not read for this call; its start is then that of the second it began in. */
    private static final int UNTIMED = 1;

    /** There are notes. */
    private static final int NOTED = 2;

    /** It has no cell of its own thread's, or is not of a woven method. */
    private static final int APART = 4;

    private final ThreadRecorder thread;

    /** Place on the thread's stack, from 0. */
    final int depth;

    /** For a frame of {@code Operations.start}, the call around it, which may be over before this one. */
    private final @Nullable CallFrame around;

    private final int aroundSequence;
    private final boolean woven;

    /** For a call that may end on another thread: what is noted of the call around it. */
    private @Nullable CallNotes aroundNotes;

    OperationRecorder recorder;
    private @Nullable Cell cell;
    private long startNanos;

    /**
     * What makes this call another than an ordinary one of a woven method; 0 for that, so that one comparison tells. Never 0
     * where another thread may end the call.
     */
    private int flags;

    private volatile boolean ended;

    /** Whether the call has left its thread's stack and goes on. */
    private volatile boolean left;

    /** Whether its continuation tells when a suspend function ends. Touched by the thread that began the call only. */
    private boolean resumes;

    /** Its place among the calls that wait for a result, where it is listed there. */
    private volatile LateCalls.@Nullable Entry waiting;

    int sequence;

    /** Written by {@link #note} only. */
    private @Nullable CallNotes notes;

    /** Where the call has left its thread: the application's span that was current there. */
    private @Nullable ApplicationSpan application;

    /** The frame of woven methods at this depth. */
    CallFrame(ThreadRecorder thread, int depth, OperationRecorder recorder) {
        this.thread = thread;
        this.depth = depth;
        this.around = null;
        this.aroundSequence = 0;
        this.woven = true;
        this.flags = APART;
        this.recorder = recorder;
    }

    /** The frame of one call started by the application, inside of {@code around}. */
    CallFrame(ThreadRecorder thread, int depth, OperationRecorder recorder, @Nullable CallFrame around) {
        this.thread = thread;
        this.depth = depth;
        this.around = around;
        this.aroundSequence = around == null ? 0 : around.sequence;
        this.woven = false;
        this.flags = APART;
        this.recorder = recorder;
    }

    /**
     * Begins a call. The clock was read before the thread's recorder was looked up: the processor does the one while it
     * waits for the other, and what the lookup takes, a few nanoseconds, is part of the duration.
     */
    void open(OperationRecorder opened, @Nullable Cell counted, long openedNanos) {
        if (recorder != opened) {
            recorder = opened;
        }
        if (cell != counted) {
            cell = counted;
        }
        if (notes != null) {
            notes = null;
        }
        flags = woven && counted != null ? 0 : APART;
        sequence++;
        startNanos = openedNanos;
        if (counted != null) {
            counted.start();
        } else {
            opened.sharedCell(thread.stripe).start();
        }
    }

    /**
     * Begins another ordinary call of the operation that this frame was used for the last time, and puts it on the stack.
     *
     * @return {@code false} where the frame is in use, has another place or is used for something else by now
     */
    boolean reopen(Cell counted, long openedNanos) {
        ThreadRecorder on = thread;
        if (cell != counted || (flags & ~UNTIMED) != 0 || !on.isNext(this)) {
            return false;
        }
        flags = 0;
        sequence++;
        startNanos = openedNanos;
        counted.start();
        on.push(this);
        return true;
    }

    /** It has lost its place on the stack, where it was waiting for its next use. */
    void displaced() {
        cell = null;
    }

    /** The clock was not read for the call that was just opened. */
    void openedUntimed() {
        flags |= UNTIMED;
    }

    // ---- ends ---------------------------------------------------------------------------------------------------

    @Override
    protected void end(@Nullable Throwable thrown) {
        if (flags == UNTIMED && thrown == null && endUntimed()) {
            return;
        }
        long endNanos = recorder.ticker.nanos();
        Cell own = cell;
        if (flags == 0 && thrown == null && own != null && thread.isInnermost(this)) {
            long durationNanos = endNanos - startNanos;
            if (recorder.isOrdinary(durationNanos, endNanos)) {
                own.end(0, durationNanos);
                thread.pop(this);
                return;
            }
        }
        endAnyhow(thrown, endNanos);
    }

    private void endAnyhow(@Nullable Throwable thrown, long endNanos) {
        if (!woven) {
            endLate(thrown, endNanos);
            return;
        }
        if (!thread.isInnermost(this)) {
            thread.endAbove(this, thrown, endNanos);
        }
        assumeStart(endNanos);
        count(thrown, endNanos);
        thread.pop(this);
    }

    /** Counts a call that was not timed without reading the clock; not so where there is more to say of it. */
    private boolean endUntimed() {
        Cell own = cell;
        if (own == null || !recorder.isOrdinaryUntimed(startNanos) || !thread.isInnermost(this)) {
            return false;
        }
        own.endUntimed();
        thread.pop(this);
        return true;
    }

    /**
     * A call that was not timed is taken to have been as long as the last one that was, unless it went on for so long that
     * the second it began in tells better.
     */
    void assumeStart(long endNanos) {
        Cell own = cell;
        if (isUntimed() && own != null && !recorder.isLong(startNanos)) {
            startNanos = endNanos - own.lastNanos();
        }
    }

    private boolean isUntimed() {
        return (flags & UNTIMED) != 0;
    }

    @Override
    protected Object returned(Object result, int replacement) {
        ResultKind kind = recorder.kindOf(result);
        if (kind != null) {
            return kind.returned(this, result, replacement);
        }
        finish(result, null);
        return result;
    }

    /** The method has returned and the call is over, with this value or this failure. */
    public void finish(@Nullable Object value, @Nullable Throwable thrown) {
        Judging by = recorder.judging;
        if (by != null && by.readsResult() && thrown == null) {
            remember(value);
        }
        end(thrown);
    }

    private void remember(@Nullable Object value) {
        synchronized (this) {
            if (!ended) {
                notes().result = value;
                notes().hasResult = true;
            }
        }
    }

    /**
     * The method has returned and the call is not over. Takes it off the thread's stack.
     *
     * @return the call from now on, to be ended once by any thread through the door: completed, failed or cancelled
     */
    public OpvitalsDoor.Call detach() {
        takeOffStack();
        CallFrame late = new CallFrame(thread, depth, recorder, parent());
        late.sequence = sequence;
        if (isUntimed() && !recorder.isLong(startNanos)) {
            // Its method has been quick, or it would be timed; from now on it is late, and the clock tells how late.
            startNanos = recorder.ticker.nanos();
        }
        recorder.timeAlways();
        late.startNanos = startNanos;
        late.left = true;
        late.application = recorder.applicationSpan();
        CallNotes known = notes;
        if (known != null) {
            late.note(known);
            known.follow(late);
        }
        note(null);
        late.expectLateEnd();
        thread.pop(this);
        late.waiting = recorder.waitsFor(late);
        return late;
    }

    /**
     * Gives this call and those around it their ids while all of them are at hand, so that a span of this one finds its
     * parent wherever it ends.
     */
    void expectLateEnd() {
        CallFrame enclosing = parent();
        if (enclosing != null) {
            recorder.giveIds(this);
            aroundNotes = enclosing.notes();
            aroundNotes.expectLate();
        }
    }

    /** Keeps the calls around this one, and gives the span id of the nearest; 0 where there is none. */
    long keepEnclosing() {
        if (aroundNotes != null) {
            return aroundNotes.keepForLate();
        }
        for (CallFrame each = parent(); each != null; each = each.parent()) {
            each.notes().kept = true;
        }
        CallFrame enclosing = parent();
        return enclosing == null ? 0 : enclosing.notes().spanId;
    }

    /**
     * The method has returned and no call has begun: each subscription to what it made will be one. Takes the start back.
     *
     * @return what begins those calls
     */
    public OpvitalsDoor.Assembly withdraw() {
        takeOffStack();
        Cell own = cell;
        if (own != null) {
            own.withdraw();
        } else {
            recorder.sharedCell(thread.stripe).withdraw();
        }
        // What was said to be spent by now is spent, however often somebody subscribes.
        recorder.details.costs.charge(notes, null, Outcome.SUCCESS);
        AssembledCall assembled = new AssembledCall(recorder, notes);
        note(null);
        thread.pop(this);
        return assembled;
    }

    /** What lies above belongs to this call; it should not be there when its method returns. */
    private void takeOffStack() {
        if (!thread.isInnermost(this)) {
            thread.endAbove(this, null, recorder.ticker.nanos());
        }
    }

    @Override
    protected void completed(@Nullable Object value) {
        finish(value, null);
    }

    @Override
    protected void cancelled() {
        end(cancellation());
    }

    @Override
    protected void leave() {
        application = recorder.applicationSpan();
        left = true;
        thread.popEnded();
        if (ended) {
            return;
        }
        waiting = recorder.waitsFor(this);
        if (ended) {
            // Another thread ended it in between and found nothing to take away.
            noLongerWaiting();
        }
    }

    @Override
    protected Object suspending(Object continuation) {
        Object standIn = recorder.monitored(continuation, this);
        resumes = standIn != null;
        return standIn == null ? continuation : standIn;
    }

    @Override
    protected void returnedSuspending(@Nullable Object result) {
        if (resumes && result != null && result.getClass().getName().equals(SUSPENDED)) {
            leave();
        } else {
            finish(result, null);
        }
    }

    /** Counts this call as ended; the last thing done to it before it is popped. */
    void count(@Nullable Throwable thrown, long endNanos) {
        long durationNanos = endNanos - startNanos;
        if (thrown == null && notes == null && recorder.isOrdinary(durationNanos, endNanos)) {
            count(0, durationNanos);
        } else {
            recorder.judge(this, thrown, durationNanos, endNanos);
        }
    }

    void count(int series, long durationNanos) {
        Cell own = cell;
        if (own != null) {
            own.end(series, durationNanos);
        } else {
            recorder.sharedCell(thread.stripe).end(series, durationNanos);
        }
    }

    /** The call this one is nested in; {@code null} where there is none, or where it is over. */
    @Nullable
    CallFrame parent() {
        if (woven) {
            return depth == 0 ? null : thread.at(depth - 1);
        }
        CallFrame enclosing = around;
        boolean over = enclosing == null || enclosing.sequence != aroundSequence || !isOnCurrentThread();
        return over ? null : enclosing;
    }

    /** Whether this frame belongs to a woven method, rather than to {@code Operations.start}. */
    boolean isWoven() {
        return woven;
    }

    /**
     * The application's span that the call is in: what is current on its thread, now or when the call left it; {@code
     * null} where there is none, or where another thread ends what has not left its own.
     */
    @Nullable
    ApplicationSpan application() {
        if (left) {
            return application;
        }
        return isOnCurrentThread() ? recorder.applicationSpan() : null;
    }

    /** Whether it has no place on the stack any more. */
    boolean isGone() {
        return ended || left;
    }

    boolean hasEnded() {
        return ended;
    }

    boolean isOnCurrentThread() {
        return thread.owner == Thread.currentThread();
    }

    long startNanos() {
        return startNanos;
    }

    /** What tells the threads of one moment apart; the same for all calls of a thread. */
    int stripe() {
        return thread.stripe;
    }

    LongCalls.Key key() {
        return new LongCalls.Key(recorder.id, thread.stripe, depth, startNanos);
    }

    /** Its thread's; virtual threads rarely have one, and then it is their number. */
    String threadName() {
        String name = thread.owner.getName();
        return name.isEmpty() ? "#" + thread.owner.getId() : name;
    }

    CallNotes notes() {
        CallNotes existing = notes;
        if (existing == null) {
            existing = new CallNotes();
            note(existing);
        }
        return existing;
    }

    /** What is noted of this call; {@code null} for nothing. */
    @Nullable
    CallNotes knownNotes() {
        return notes;
    }

    void note(@Nullable CallNotes written) {
        notes = written;
        flags = written == null ? flags & ~NOTED : flags | NOTED;
    }

    private void endLate(@Nullable Throwable thrown, long endNanos) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        boolean own = isOnCurrentThread();
        if (!own) {
            // This thread may not write to the owner's cell, and must not touch its stack.
            cell = null;
        }
        count(thrown, endNanos);
        if (left) {
            noLongerWaiting();
        } else if (own) {
            thread.popEnded();
        }
    }

    private void noLongerWaiting() {
        LateCalls.Entry entry = waiting;
        if (entry != null) {
            recorder.ended(entry);
        }
    }

    // ---- what rules read of it ------------------------------------------------------------------------------------

    /** What rules can read of this call, which has ended. */
    CallValues values(@Nullable Throwable thrown) {
        CallNotes known = notes;
        if (known == null) {
            return thrown == null ? CallValues.NOTHING : CallValues.threw(thrown, null, "");
        }
        if (thrown != null) {
            return CallValues.threw(thrown, known.arguments, known.parameterNames);
        }
        return known.hasResult
                ? CallValues.returned(known.result, known.arguments, known.parameterNames)
                : CallValues.ended(known.arguments, known.parameterNames);
    }

    /** A frame waits for its next use, for how long nobody knows: it must not keep the application's objects. */
    void forgetValues() {
        CallNotes known = notes;
        if (known != null) {
            known.result = null;
            known.arguments = null;
        }
    }

    // ---- what the application says of it, from any thread where it is late ----------------------------------------

    void fallback(String reason) {
        if (woven) {
            recorder.markFallback(this, reason);
            return;
        }
        synchronized (this) {
            if (!ended) {
                recorder.markFallback(this, reason);
            }
        }
    }

    void fail(String reason) {
        if (woven) {
            failNow(reason);
            return;
        }
        synchronized (this) {
            if (!ended) {
                failNow(reason);
            }
        }
    }

    private void failNow(String reason) {
        CallNotes written = notes();
        if (written.failReason == null) {
            written.failReason = reason;
        }
    }

    void attribute(String key, String value) {
        if (recorder.shedsAttribute(key)) {
            return;
        }
        if (woven) {
            notes().attribute(key, value);
            return;
        }
        synchronized (this) {
            if (!ended) {
                notes().attribute(key, value);
            }
        }
    }

    void measure(String name, double value) {
        if (woven) {
            measureNow(name, value);
            return;
        }
        synchronized (this) {
            if (!ended) {
                measureNow(name, value);
            }
        }
    }

    /** For a rule too, at the end of the call. */
    void measureNow(String name, double value) {
        recorder.details.measure(name, value);
        Judging by = recorder.judging;
        if (by != null && by.readsMeasure(name)) {
            notes().bill().measure(name, value);
        }
    }

    void cost(BigDecimal amount, String currency) {
        if (woven) {
            costNow(amount, currency);
            return;
        }
        synchronized (this) {
            if (!ended) {
                costNow(amount, currency);
            }
        }
    }

    /** For a rule too, at the end of the call. */
    void costNow(BigDecimal amount, String currency) {
        if (recorder.details.costs.isOn()) {
            notes().bill().say(amount, currency);
        }
    }

    @Override
    protected void arguments(@Nullable Object[] values, String parameterNames) {
        Judging by = recorder.judging;
        if (by != null && by.readsArguments()) {
            notes().arguments = values;
            notes().parameterNames = parameterNames;
        }
    }

    @Override
    protected void argument(String key, Object value, boolean metric) {
        if (!metric && recorder.shedsAttribute(key)) {
            return;
        }
        addAttribute(key, String.valueOf(value), metric);
    }

    void addAttribute(String key, String text, boolean metric) {
        recorder.addAttribute(notes(), key, text, metric);
    }

    @Override
    protected void failed(Throwable error) {
        recorder.failed(error);
    }

    /** Stands for the exception that a cancelled subscription does not have. */
    private static CancellationException cancellation() {
        CancellationException cancelled = new CancellationException("the subscription was cancelled");
        cancelled.setStackTrace(new StackTraceElement[0]);
        return cancelled;
    }
}
