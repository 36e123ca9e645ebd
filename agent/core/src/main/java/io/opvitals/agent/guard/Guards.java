package io.opvitals.agent.guard;

import io.opvitals.agent.guard.GuardReport.Transition;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.weak.WeakIdentityMap;
import io.opvitals.bootstrap.OpvitalsDoor.GuardReader;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The guards of the application. Integrations write, on the application's threads; the collector's thread reads. */
public final class Guards {

    /** Changes of state told in one report; those past it are counted and not told. */
    public static final int MAX_TRANSITIONS = 1_000;

    /** An application that makes a breaker for every request would otherwise fill the memory of whoever stores them. */
    private static final int MAX_GUARDS = 1_000;

    private static final int MAX_NAME = 256;

    private final InstantSource clock;
    private final AgentLog log;
    private final WeakIdentityMap<Guard> guards = new WeakIdentityMap<>();
    private final Object registering = new Object();
    private final ConcurrentLinkedQueue<Transition> transitions = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    /**
     * Makes an empty registry.
     *
     * @param clock tells when a state changed
     * @param log says which guard cannot be read
     */
    public Guards(InstantSource clock, AgentLog log) {
        this.clock = clock;
        this.log = log;
    }

    public boolean knows(Object guard) {
        return guards.get(guard) != null;
    }

    /**
     * A guard is there from now on. Nothing happens where it is known, or where there are too many.
     *
     * @param guard the library's object
     * @param id its kind, library and name
     * @param reader reads it
     * @param states the states it can be in, for a circuit breaker
     */
    public void add(Object guard, GuardId id, GuardReader reader, Set<BreakerState> states) {
        synchronized (registering) {
            if (guards.get(guard) == null) {
                GuardId free = free(id);
                if (free != null) {
                    guards.put(guard, new Guard(free, guard, reader, states));
                }
            }
        }
    }

    /** The guard refused a call, or gave up on one. */
    public void rejected(Object guard) {
        Guard known = guards.get(guard);
        if (known != null) {
            known.rejected();
        }
    }

    /** The circuit breaker changed its state. */
    public void changed(Object breaker, @Nullable BreakerState from, @Nullable BreakerState to) {
        Guard known = guards.get(breaker);
        if (known == null || from == null || to == null || from == to) {
            return;
        }
        known.changed(from, to);
        if (waiting.incrementAndGet() > MAX_TRANSITIONS) {
            waiting.decrementAndGet();
            return;
        }
        transitions.add(new Transition(known.id, from, to, clock.instant()));
    }

    /** Reads all guards, and takes the changes since the last time. */
    public GuardReport report() {
        List<Transition> changes = new ArrayList<>();
        for (Transition each = transitions.poll(); each != null; each = transitions.poll()) {
            waiting.decrementAndGet();
            changes.add(each);
        }
        List<GuardSnapshot> read = new ArrayList<>();
        for (Guard each : guards.values()) {
            GuardSnapshot snapshot = read(each);
            if (snapshot != null) {
                read.add(snapshot);
            }
        }
        if (read.isEmpty() && changes.isEmpty()) {
            return GuardReport.EMPTY;
        }
        read.sort(Comparator.comparing((GuardSnapshot each) -> each.id().kind())
                .thenComparing(each -> each.id().library())
                .thenComparing(each -> each.id().name()));
        return new GuardReport(read, changes);
    }

    /** Asks the library, which may be of a version that has changed. */
    private @Nullable GuardSnapshot read(Guard guard) {
        try {
            return guard.read();
        } catch (RuntimeException | LinkageError e) {
            log.warn("guard", "cannot read " + guard.id + ": " + e);
            return null;
        }
    }

    private @Nullable GuardId free(GuardId id) {
        String name = id.name().length() <= MAX_NAME ? id.name() : id.name().substring(0, MAX_NAME);
        int count = 0;
        List<GuardId> taken = new ArrayList<>();
        for (Guard each : guards.values()) {
            if (!each.isGone()) {
                count++;
                taken.add(each.id);
            }
        }
        if (count >= MAX_GUARDS) {
            return null;
        }
        GuardId free = new GuardId(id.kind(), id.library(), name);
        for (int number = 2; taken.contains(free); number++) {
            free = new GuardId(id.kind(), id.library(), name + "#" + number);
        }
        return free;
    }
}
