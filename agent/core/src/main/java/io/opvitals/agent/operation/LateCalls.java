package io.opvitals.agent.operation;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Calls in flight that are on no thread's stack, because they wait for a result that comes later. Only for looking at
 * them: they are counted without it, so that those past the bound lose nothing but being listed.
 *
 * <p>Held weakly: it is the future that holds its call. A future that nobody holds any more will never end its call; such
 * a call stays in flight and takes no memory of the application with it.
 */
final class LateCalls {

    private static final int CAPACITY = 10_000;

    private final Set<Entry> waiting = ConcurrentHashMap.newKeySet();
    private final ReferenceQueue<CallFrame> forgotten = new ReferenceQueue<>();

    /** One call, by its identity. */
    static final class Entry extends WeakReference<CallFrame> {

        private Entry(CallFrame call, ReferenceQueue<CallFrame> forgotten) {
            super(call, forgotten);
        }
    }

    /** Lists a call; {@code null} where there is no room. */
    @Nullable
    Entry add(CallFrame call) {
        for (Reference<?> each = forgotten.poll(); each != null; each = forgotten.poll()) {
            if (each instanceof Entry entry) {
                waiting.remove(entry);
            }
        }
        // Counting the set takes a few reads and is not exact while others add; neither matters to a bound.
        if (waiting.size() >= CAPACITY) {
            return null;
        }
        Entry entry = new Entry(call, forgotten);
        waiting.add(entry);
        return entry;
    }

    void remove(Entry entry) {
        waiting.remove(entry);
    }

    void forEach(Consumer<CallFrame> look) {
        for (Entry each : waiting) {
            CallFrame call = each.get();
            if (call != null) {
                look.accept(call);
            }
        }
    }
}
