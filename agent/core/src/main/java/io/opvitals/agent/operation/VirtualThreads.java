package io.opvitals.agent.operation;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where virtual threads with a call in flight are to be found, for looking at them only: nothing is counted here.
 *
 * <p>There may be a million of them, each living for a moment, so they are neither held nor all remembered. A thread that
 * begins a call takes the one place that its number gives it, unless another thread holds it with a call in flight. Numbers
 * are given in order: of up to {@link #CAPACITY} threads born after each other, each has a place of its own. A thread
 * without a place is not looked at; it asks again with its next call. Nobody waits for anybody, and a place that two take
 * at once belongs to one of them.
 */
final class VirtualThreads {

    /** A power of two. With all places taken, they need less than 1 MiB. */
    static final int CAPACITY = 16_384;

    private volatile @Nullable AtomicReferenceArray<@Nullable WeakReference<ThreadRecorder>> places;

    /** This thread, which is the current one, begins a call and has none yet. */
    void begins(ThreadRecorder thread) {
        AtomicReferenceArray<@Nullable WeakReference<ThreadRecorder>> all = places();
        int at = thread.stripe & (CAPACITY - 1);
        WeakReference<ThreadRecorder> taken = all.getAcquire(at);
        if (taken != null && taken.refersTo(thread)) {
            return;
        }
        ThreadRecorder other = taken == null ? null : taken.get();
        if (other == null || !other.isBusy()) {
            all.setRelease(at, new WeakReference<>(thread));
        }
    }

    /** Shows those that still live. For the collector's thread. */
    void forEach(Consumer<ThreadRecorder> look) {
        AtomicReferenceArray<@Nullable WeakReference<ThreadRecorder>> all = places;
        if (all == null) {
            return;
        }
        for (int i = 0; i < CAPACITY; i++) {
            WeakReference<ThreadRecorder> taken = all.getAcquire(i);
            ThreadRecorder thread = taken == null ? null : taken.get();
            if (thread != null) {
                look.accept(thread);
            } else if (taken != null) {
                all.compareAndSet(i, taken, null);
            }
        }
    }

    private AtomicReferenceArray<@Nullable WeakReference<ThreadRecorder>> places() {
        AtomicReferenceArray<@Nullable WeakReference<ThreadRecorder>> all = places;
        return all == null ? makePlaces() : all;
    }

    private synchronized AtomicReferenceArray<@Nullable WeakReference<ThreadRecorder>> makePlaces() {
        AtomicReferenceArray<@Nullable WeakReference<ThreadRecorder>> all = places;
        if (all == null) {
            all = new AtomicReferenceArray<>(CAPACITY);
            places = all;
        }
        return all;
    }
}
