package io.opvitals.agent.operation;

import java.util.Iterator;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The recorder of every thread that has called an operation.
 *
 * <p>A platform thread is remembered until it is dead, then handed out once to be folded. Everything a dead thread wrote
 * is visible to whoever has seen {@link Thread#isAlive()} say no (Java Language Specification 17.4.5), so folding loses
 * nothing. A virtual thread is not remembered: it has no counters of its own, and its recorder goes when it goes. While it
 * has a call in flight it is found by {@link VirtualThreads}.
 *
 * <p>If something clears a thread's thread locals, the thread gets a second recorder and both are counted.
 */
final class ThreadRecorders {

    @SuppressWarnings(
            "ThreadLocalUsage") // There is one ThreadRecorders for the life of the agent; tests make their own.
    private final ThreadLocal<@Nullable ThreadRecorder> ofThread = new ThreadLocal<>();

    private final ConcurrentLinkedQueue<ThreadRecorder> remembered = new ConcurrentLinkedQueue<>();
    private final AtomicInteger stripes = new AtomicInteger();
    private final CellBudget budget = new CellBudget();
    private final VirtualThreads virtualThreads = new VirtualThreads();

    ThreadRecorder current() {
        ThreadRecorder recorder = ofThread.get();
        return recorder != null ? recorder : register();
    }

    /** This thread's recorder, where it has one. */
    @Nullable
    ThreadRecorder currentIfAny() {
        return ofThread.get();
    }

    /** Those of platform threads. */
    Iterable<ThreadRecorder> all() {
        return remembered;
    }

    VirtualThreads virtual() {
        return virtualThreads;
    }

    /** Forgets dead threads, after having given each to {@code fold}. Called by one thread at a time. */
    void foldDead(Consumer<ThreadRecorder> fold) {
        for (Iterator<ThreadRecorder> each = remembered.iterator(); each.hasNext(); ) {
            ThreadRecorder recorder = each.next();
            if (!recorder.owner.isAlive()) {
                each.remove();
                fold.accept(recorder);
                budget.giveBack(recorder.cellCount());
            }
        }
    }

    private ThreadRecorder register() {
        Thread thread = Thread.currentThread();
        boolean virtual = isVirtual(thread);
        int stripe = stripes.getAndIncrement();
        ThreadRecorder recorder = virtual
                ? ThreadRecorder.ofVirtual(thread, stripe, virtualThreads)
                : new ThreadRecorder(thread, stripe, budget);
        if (!virtual) {
            remembered.add(recorder);
        }
        ofThread.set(recorder);
        return recorder;
    }

    /** {@code Thread.isVirtual} is newer than the Java this is compiled for. */
    private static boolean isVirtual(Thread thread) {
        Class<?> parent = thread.getClass().getSuperclass();
        return parent != null && parent.getName().equals("java.lang.BaseVirtualThread");
    }
}
