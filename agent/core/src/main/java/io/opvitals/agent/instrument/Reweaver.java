package io.opvitals.agent.instrument;

import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.time.Ticker;
import java.lang.instrument.Instrumentation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Puts another selection in place while the application runs: classes loaded from now on are woven by it at once, loaded
 * ones in small batches on a daemon thread that lives only as long as there is something to do.
 *
 * <p><b>Nothing is counted twice or left out.</b> A method either calls the door at both its ends or at none. The JVM
 * swaps whole methods; a call that is running when its method is swapped ends in the code it began in, and so is counted
 * if its beginning was.
 *
 * <p><b>No class slips through.</b> Candidates come from the JVM's list of loaded classes, which has a class a moment
 * after it went through the transformer. A class that went through under the old selection and is in the list only
 * afterwards is found by looking again, {@link #LOOK_AGAIN} later; looking changes nothing where nothing is to be changed.
 */
public final class Reweaver {

    /** Small enough for a safepoint that nobody notices: a class takes some tenths of a millisecond. */
    private static final int CLASSES_CHANGED_AT_ONCE = 20;

    private static final int CLASSES_LOOKED_AT_AT_ONCE = 50;
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final Duration[] LOOK_AGAIN = {Duration.ofSeconds(1), Duration.ofSeconds(10)};
    private static final String LOGGER = "instrument";

    private final Instrumentation instrumentation;
    private final ClassLoader own;
    private final OperationTransformer transformer;
    private final Retransformation retransformation;
    private final WeavingNumbers numbers;
    private final ThreadFactory threads;
    private final Ticker ticker;
    private final AgentLog log;
    private final Object lock = new Object();

    /** Guarded by {@link #lock}: what is to be done, where there is something. */
    private @Nullable Order order;

    private boolean isRunning;
    private int orders;

    /** Whether the application was to be looked through and has not been, yet. */
    private boolean owesWholeApplication;

    /** What could not be changed under the present selection. Touched by the thread that reweaves only. */
    private final Set<Class<?>> refused = Collections.newSetFromMap(new WeakHashMap<>());

    /** What nobody names and has been looked into under the present selection. */
    private final Set<Class<?>> lookedInto = Collections.newSetFromMap(new WeakHashMap<>());

    /**
     * One change of the selection.
     *
     * @param wholeApplication whether also classes must be looked into that no pattern names and that are not woven
     * @param number tells orders apart
     */
    private record Order(boolean wholeApplication, int number) {}

    /**
     * @param instrumentation the JVM's
     * @param own the agent's class loader
     * @param transformer where the selection is put
     * @param numbers knows what is woven
     * @param threads makes the daemon thread
     * @param ticker the agent's
     * @param log the agent's
     */
    public Reweaver(
            Instrumentation instrumentation,
            ClassLoader own,
            OperationTransformer transformer,
            WeavingNumbers numbers,
            ThreadFactory threads,
            Ticker ticker,
            AgentLog log) {
        this.instrumentation = instrumentation;
        this.own = own;
        this.transformer = transformer;
        this.retransformation = new Retransformation(instrumentation, transformer, numbers, log);
        this.numbers = numbers;
        this.threads = threads;
        this.ticker = ticker;
        this.log = log;
    }

    /** Weaves by {@code next} from now on; {@code null} gives every class its original bytecode back. */
    public void select(@Nullable MethodSelection next) {
        synchronized (lock) {
            MethodSelection before = transformer.selection();
            transformer.select(next);
            begin(next != null && !next.agreesOnUnnamedClasses(before));
        }
    }

    /** Weaves, in the background, what was loaded before the agent. */
    public void weaveLoaded() {
        synchronized (lock) {
            begin(true);
        }
    }

    /** The same on this thread, without a pause: before the application's first line. */
    public void weaveLoadedNow() {
        LoadedClasses loaded = loaded(new Predicate<>() {
            @Override
            public boolean test(Class<?> type) {
                return true;
            }
        });
        for (int i = 0; i < loaded.size(); i += CLASSES_LOOKED_AT_AT_ONCE) {
            retransformation.apply(retransformation.look(loaded.batch(i, CLASSES_LOOKED_AT_AT_ONCE)));
        }
    }

    private void begin(boolean wholeApplication) {
        owesWholeApplication |= wholeApplication;
        orders++;
        order = new Order(owesWholeApplication, orders);
        if (isRunning) {
            lock.notifyAll();
            return;
        }
        isRunning = true;
        threads.newThread(new Runnable() {
                    @Override
                    public void run() {
                        work();
                    }
                })
                .start();
    }

    private void work() {
        try {
            for (Order next = awaitOrder(null); next != null; next = awaitOrder(next)) {
                refused.clear();
                lookedInto.clear();
                carryOut(next, true);
            }
        } catch (Throwable e) {
            synchronized (lock) {
                order = null;
                isRunning = false;
            }
            log.error(LOGGER, "reweaving stopped; classes stay as they are until the next change", e);
        }
    }

    /** The next order; in the meantime looks again after the one before. {@code null} when there is nothing left to do. */
    private @Nullable Order awaitOrder(@Nullable Order done) throws InterruptedException {
        if (done != null) {
            for (Duration each : LOOK_AGAIN) {
                if (!isLatestFor(done, each)) {
                    break;
                }
                carryOut(done, false);
            }
        }
        synchronized (lock) {
            Order next = order;
            if (next == null || (done != null && next.number == done.number)) {
                order = null;
                isRunning = false;
                return null;
            }
            return next;
        }
    }

    /** Waits, unless another order comes. */
    private boolean isLatestFor(Order done, Duration time) throws InterruptedException {
        long end = ticker.nanos() + time.toNanos();
        synchronized (lock) {
            for (long left = time.toNanos(); left > 0 && isLatest(done); left = end - ticker.nanos()) {
                TimeUnit.NANOSECONDS.timedWait(lock, left);
            }
            return isLatest(done);
        }
    }

    private boolean isLatest(Order one) {
        synchronized (lock) {
            return order != null && order.number == one.number;
        }
    }

    private void carryOut(Order one, boolean first) throws InterruptedException {
        long start = ticker.nanos();
        Progress progress = new Progress();
        // What is known to be concerned comes first; looking through the whole application takes longer.
        reweave(one, concerned(), progress);
        if (one.wholeApplication) {
            reweave(one, unnamed(), progress);
            synchronized (lock) {
                owesWholeApplication &= !isLatest(one);
            }
        }
        if (first || progress.changed > 0 || progress.failed > 0) {
            log.change(
                    AgentLog.Level.INFO,
                    LOGGER,
                    (isLatest(one) ? "reweaving done: " : "reweaving overtaken by the next change: ") + progress
                            + " in " + Duration.ofNanos(ticker.nanos() - start).toMillis() + " ms, now "
                            + numbers.methods() + " methods of " + numbers.classes() + " classes are woven");
        }
    }

    private void reweave(Order one, LoadedClasses candidates, Progress progress) throws InterruptedException {
        for (int i = 0; i < candidates.size() && isLatest(one); i += CLASSES_LOOKED_AT_AT_ONCE) {
            List<Class<?>> batch = candidates.batch(i, CLASSES_LOOKED_AT_AT_ONCE);
            List<Retransformation.Change> changes = retransformation.look(batch);
            progress.lookedAt += batch.size();
            for (int from = 0; from < changes.size() && isLatest(one); from += CLASSES_CHANGED_AT_ONCE) {
                apply(changes.subList(from, Math.min(from + CLASSES_CHANGED_AT_ONCE, changes.size())), progress);
                pause();
            }
            pause();
        }
    }

    private void apply(List<Retransformation.Change> batch, Progress progress) {
        List<Retransformation.Change> wanted = new ArrayList<>(batch.size());
        for (Retransformation.Change each : batch) {
            if (!refused.contains(each.type())) {
                wanted.add(each);
            }
        }
        List<Retransformation.Change> failed = retransformation.apply(wanted);
        for (Retransformation.Change each : failed) {
            refused.add(each.type());
        }
        progress.changed += wanted.size() - failed.size();
        progress.failed += failed.size();
        if (!wanted.isEmpty()) {
            log.debug(LOGGER, "reweaving: " + progress);
        }
    }

    private static void pause() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
    }

    /** Classes that are woven, or that the selection names. */
    private LoadedClasses concerned() {
        return loaded(new Predicate<>() {
            @Override
            public boolean test(Class<?> type) {
                return isConcerned(type);
            }
        });
    }

    private LoadedClasses unnamed() {
        return loaded(new Predicate<>() {
            @Override
            public boolean test(Class<?> type) {
                return !isConcerned(type) && lookedInto.add(type);
            }
        });
    }

    private boolean isConcerned(Class<?> type) {
        MethodSelection selection = transformer.selection();
        return !retransformation.wovenNow(type).isNothing()
                || (selection != null && selection.namesClass(type.getName()));
    }

    private LoadedClasses loaded(Predicate<Class<?>> wanted) {
        return LoadedClasses.of(instrumentation, own, wanted);
    }

    /** How far one order has come. */
    private static final class Progress {

        private int lookedAt;
        private int changed;
        private int failed;

        @Override
        public String toString() {
            return changed + " of " + lookedAt + " classes changed" + (failed == 0 ? "" : ", " + failed + " refused");
        }
    }
}
