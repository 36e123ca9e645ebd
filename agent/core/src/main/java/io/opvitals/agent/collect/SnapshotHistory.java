package io.opvitals.agent.collect;

import java.time.Duration;
import java.util.ArrayDeque;

/**
 * Past snapshots, as many as one sliding window needs.
 *
 * <p>The window moves in steps: one snapshot is kept for each, so there are never more than {@code steps + 1}, and an
 * operation that was not called meanwhile is the same object in all of them. A window is therefore up to one step shorter
 * than asked for, never longer: what is older than the window asked for does not count. It is also shorter while the
 * agent is young, and longer only after the collector stood still for longer than the window. {@link Window#nanos()} is
 * the length it really has.
 */
public final class SnapshotHistory {

    private static final long MIN_STEP_NANOS = Duration.ofSeconds(1).toNanos();

    private final long startNanos;
    private final long windowNanos;
    private final long stepNanos;
    private final ArrayDeque<Snapshot> kept = new ArrayDeque<>();
    private Snapshot youngest;

    /**
     * @param start what was counted when the agent started: nothing, or what the first window is to leave out
     * @param window the length of the window, at least one second
     * @param steps in how many steps it moves on; a step takes at least a second
     */
    public SnapshotHistory(Snapshot start, Duration window, int steps) {
        if (window.toNanos() < MIN_STEP_NANOS) {
            throw new IllegalArgumentException("window: " + window + " (expected: >= PT1S)");
        }
        if (steps < 1) {
            throw new IllegalArgumentException("steps: " + steps + " (expected: >= 1)");
        }
        this.startNanos = start.nanos();
        this.windowNanos = window.toNanos();
        this.stepNanos = Math.max(MIN_STEP_NANOS, windowNanos / steps);
        this.youngest = start;
        kept.add(start);
    }

    /** The window that ends with {@code latest}, which is taken before every later one. */
    public Window advance(Snapshot latest) {
        while (kept.size() > 1 && latest.nanos() - kept.getFirst().nanos() > windowNanos) {
            kept.removeFirst();
        }
        Window window = new Window(kept.getFirst(), latest);
        // By the clock's grid rather than by the distance to the last one, so that late collections do not add up.
        if (step(latest) > step(youngest)) {
            kept.addLast(latest);
            youngest = latest;
        }
        return window;
    }

    /** Number of snapshots held. */
    int size() {
        return kept.size();
    }

    private long step(Snapshot snapshot) {
        return (snapshot.nanos() - startNanos) / stepNanos;
    }
}
