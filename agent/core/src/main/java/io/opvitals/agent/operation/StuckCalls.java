package io.opvitals.agent.operation;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the calls that hang, by reading from the collector's thread what the application's threads write.
 *
 * <p>Those threads write their frames without a lock and without ordering, and use them again for the next call, so that
 * what is read may be made up of two calls. What is read is therefore a suspicion. It becomes a stuck call by one of two
 * proofs:
 *
 * <ul>
 *   <li><em>The stack.</em> To take a thread's stack the JVM stops it at a safepoint, or finds it stopped, and everything
 *       it wrote before is visible afterwards. If the frame then still is on the thread's stack of calls with the same
 *       start, the call was in flight while the stack was taken. A half-written frame cannot pass: {@link CallFrame#open}
 *       writes the start before the thread's depth grows, so the thread is either past both writes, and the start has
 *       changed, or before the second, and the frame is not on the stack.
 *   <li><em>Time.</em> The same call was proved the round before, a second ago; no write is under way for so long.
 * </ul>
 *
 * <p>Only {@link #STACKS_PER_ROUND} stacks are taken each round, because Java 17 stops all threads for each. Suspicions
 * beyond it are counted as stuck, without a proof: there a count may be off by what is being written at that moment. They
 * are listed in the rounds that follow. Calls that wait for a result elsewhere need no proof: their frames are not used
 * again and say by a volatile field that they have ended.
 *
 * <p>Bounded everywhere: calls listed, stacks and their depth, places of a thread's stack that are looked at, events of
 * each operation. An idle scan reads a few fields of each thread that has ever called an operation. For one thread.
 */
public final class StuckCalls {

    /** Calls listed with their stacks at most; all further ones are only counted. */
    public static final int MAX_LISTED = 100;

    static final int STACKS_PER_ROUND = 8;

    /** Calls further in than this were started by a stuck call that is listed. */
    private static final int MAX_DEPTH = 64;

    private static final int EVENTS_PER_PERIOD = 10;
    private static final long EVENT_PERIOD_NANOS = Duration.ofMinutes(1).toNanos();

    private final OperationRecorder.Shared shared;

    /** The calls in the list, by when they came into it. */
    private final Map<LongCalls.Key, Listed> listed = new LinkedHashMap<>();

    private final Map<OperationId, Integer> events = new HashMap<>();
    private long eventsSinceNanos;
    private int round;

    public StuckCalls(OperationRegistry registry) {
        this.shared = registry.shared();
        this.eventsSinceNanos = shared.ticker().nanos();
    }

    /** A call as read from its frame, which may be another one's by now. */
    private record Suspect(
            LongCalls.Key key,
            WeakReference<CallFrame> seen,
            int sequence,
            @Nullable ThreadRecorder thread) {

        boolean isStill() {
            CallFrame frame = seen.get();
            return frame != null
                    && frame.sequence == sequence
                    && frame.startNanos() == key.startNanos()
                    && !frame.hasEnded()
                    && (thread == null || thread.seen(key.depth()) == frame);
        }
    }

    /** A call in the list. */
    private static final class Listed {

        final boolean announced;
        StuckCall call;
        Suspect seen;
        int seenInRound;
        int stackOfRound;

        Listed(StuckCall call, boolean announced, Suspect seen, int round) {
            this.call = call;
            this.announced = announced;
            this.seen = seen;
            this.seenInRound = round;
            this.stackOfRound = round;
        }
    }

    /**
     * Looks at all calls in flight.
     *
     * @param nowNanos the time, on the agent's ticker
     * @param now the same time on the wall clock
     */
    public StuckReport scan(long nowNanos, Instant now) {
        round++;
        Scan scan = new Scan(nowNanos, now);
        for (ThreadRecorder thread : shared.threads().all()) {
            scan.accept(thread);
        }
        shared.threads().virtual().forEach(scan);
        shared.late().forEach(late -> scan.look(late, null, late.depth));
        List<LongCalls.Ended> ends = shared.longCalls().drain();
        if (listed.isEmpty() && scan.fresh.isEmpty()) {
            return StuckReport.NONE;
        }
        List<StuckCall> began = scan.listNew();
        List<StuckCall.Ended> ended = takeEnded(ends, nowNanos);
        scan.renewStacks();
        List<StuckCall> calls = new ArrayList<>(listed.size());
        for (Listed each : listed.values()) {
            calls.add(each.call);
        }
        return new StuckReport(calls, scan.counts, began, ended);
    }

    /** Takes those out of the list that have ended, or are in flight no more. */
    private List<StuckCall.Ended> takeEnded(List<LongCalls.Ended> ends, long nowNanos) {
        List<StuckCall.Ended> ended = new ArrayList<>();
        for (LongCalls.Ended each : ends) {
            Listed known = listed.remove(each.key());
            if (known != null && known.announced) {
                ended.add(new StuckCall.Ended(known.call, each.outcome(), Duration.ofNanos(each.durationNanos())));
            }
        }
        for (Iterator<Listed> each = listed.values().iterator(); each.hasNext(); ) {
            Listed known = each.next();
            if (known.seenInRound != round) {
                each.remove();
                if (known.announced) {
                    long atMost = nowNanos - known.call.startNanos();
                    ended.add(new StuckCall.Ended(known.call, null, Duration.ofNanos(atMost)));
                }
            }
        }
        return ended;
    }

    /** Whether there may be one more event of this operation. */
    private boolean takeEvent(OperationId id, long nowNanos) {
        if (nowNanos - eventsSinceNanos >= EVENT_PERIOD_NANOS) {
            eventsSinceNanos = nowNanos;
            events.clear();
        }
        return events.merge(id, 1, Integer::sum) <= EVENTS_PER_PERIOD;
    }

    /** One round. */
    private final class Scan implements Consumer<ThreadRecorder> {

        private final long nowNanos;
        private final Instant now;
        private final Map<OperationId, Integer> counts = new HashMap<>();
        private final List<Suspect> fresh = new ArrayList<>(0);
        private final Map<Thread, List<StackTraceElement>> stacks = new HashMap<>();

        Scan(long nowNanos, Instant now) {
            this.nowNanos = nowNanos;
            this.now = now;
        }

        @Override
        public void accept(ThreadRecorder thread) {
            for (int place = 0; place < MAX_DEPTH; place++) {
                CallFrame frame = thread.seen(place);
                if (frame == null) {
                    return;
                }
                look(frame, thread, place);
            }
        }

        /** @param thread whose stack the call is on; {@code null} where it is on none */
        void look(CallFrame frame, @Nullable ThreadRecorder thread, int place) {
            OperationRecorder recorder = frame.recorder;
            long startNanos = frame.startNanos();
            if (nowNanos - startNanos <= recorder.stuckAfterNanos || frame.hasEnded()) {
                return;
            }
            LongCalls.Key key = new LongCalls.Key(recorder.id, frame.stripe(), place, startNanos);
            Suspect suspect = new Suspect(key, new WeakReference<>(frame), frame.sequence, thread);
            Listed known = listed.get(key);
            if (known != null) {
                known.seen = suspect;
                known.seenInRound = round;
            } else if (fresh.size() < STACKS_PER_ROUND && listed.size() + fresh.size() < MAX_LISTED) {
                fresh.add(suspect);
                return;
            }
            counts.merge(recorder.id, 1, Integer::sum);
        }

        List<StuckCall> listNew() {
            List<StuckCall> began = new ArrayList<>();
            for (Suspect suspect : fresh) {
                StuckCall call = proved(suspect);
                if (call == null) {
                    continue;
                }
                counts.merge(call.id(), 1, Integer::sum);
                boolean announced = takeEvent(call.id(), nowNanos);
                listed.put(suspect.key, new Listed(call, announced, suspect, round));
                if (announced) {
                    began.add(call);
                }
            }
            return began;
        }

        /** Takes the stacks again that were taken longest ago. */
        void renewStacks() {
            while (stacks.size() < STACKS_PER_ROUND) {
                Listed oldest = null;
                for (Listed each : listed.values()) {
                    boolean older = each.stackOfRound != round
                            && (oldest == null || each.stackOfRound - oldest.stackOfRound < 0);
                    oldest = older && !each.call.waiting() ? each : oldest;
                }
                if (oldest == null) {
                    return;
                }
                StuckCall renewed = proved(oldest.seen);
                oldest.call = renewed == null ? oldest.call : renewed;
                oldest.stackOfRound = round;
            }
        }

        private @Nullable StuckCall proved(Suspect suspect) {
            CallFrame frame = suspect.seen.get();
            ThreadRecorder thread = suspect.thread;
            List<StackTraceElement> stack = thread == null ? List.of() : stack(thread.owner);
            if (frame == null || !suspect.isStill()) {
                return null;
            }
            long startNanos = suspect.key.startNanos();
            Instant since = now.minusNanos(nowNanos - startNanos);
            return new StuckCall(suspect.key.id(), frame.threadName(), thread == null, since, startNanos, stack);
        }

        private List<StackTraceElement> stack(Thread thread) {
            List<StackTraceElement> known = stacks.get(thread);
            if (known != null) {
                return known;
            }
            List<StackTraceElement> taken;
            try {
                StackTraceElement[] frames = thread.getStackTrace();
                taken = List.of(Arrays.copyOf(frames, Math.min(frames.length, StuckCall.MAX_FRAMES)));
            } catch (SecurityException e) {
                taken = List.of(); // A security manager of the application: the call is shown without.
            }
            stacks.put(thread, taken);
            return taken;
        }
    }
}
