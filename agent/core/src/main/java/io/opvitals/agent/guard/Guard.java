package io.opvitals.agent.guard;

import io.opvitals.agent.guard.GuardSnapshot.Change;
import io.opvitals.bootstrap.OpvitalsDoor.GuardReader;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What is known of one guard. It does not keep the guard alive, nor its reader, which is of the guard's class loader. */
final class Guard {

    final GuardId id;
    private final WeakReference<Object> guard;
    private final WeakReference<GuardReader> reader;
    private final Set<BreakerState> states;
    private final AtomicLong rejected = new AtomicLong();
    private final ConcurrentHashMap<Change, AtomicLong> transitions = new ConcurrentHashMap<>();

    Guard(GuardId id, Object guard, GuardReader reader, Set<BreakerState> states) {
        this.id = id;
        this.guard = new WeakReference<>(guard);
        this.reader = new WeakReference<>(reader);
        this.states = states;
    }

    void rejected() {
        rejected.incrementAndGet();
    }

    void changed(BreakerState from, BreakerState to) {
        Change change = new Change(from, to);
        AtomicLong count = transitions.get(change);
        if (count == null) {
            AtomicLong created = new AtomicLong();
            AtomicLong raced = transitions.putIfAbsent(change, created);
            count = raced == null ? created : raced;
        }
        count.incrementAndGet();
    }

    boolean isGone() {
        return guard.refersTo(null) || reader.refersTo(null);
    }

    /** The guard as it is now; {@code null} where the application has let go of it. */
    @Nullable
    GuardSnapshot read() {
        Object target = guard.get();
        GuardReader reads = reader.get();
        if (target == null || reads == null) {
            return null;
        }
        Map<Change, Long> changes = new HashMap<>();
        for (Map.Entry<Change, AtomicLong> each : transitions.entrySet()) {
            changes.put(each.getKey(), each.getValue().get());
        }
        BreakerState state = id.kind() == GuardKind.CIRCUIT_BREAKER ? BreakerState.of(reads.state(target)) : null;
        return new GuardSnapshot(
                id, state, states, rejected.get(), changes, reads.available(target), reads.limit(target));
    }
}
