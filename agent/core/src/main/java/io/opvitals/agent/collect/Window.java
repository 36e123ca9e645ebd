package io.opvitals.agent.collect;

import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.OperationSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * What happened between two snapshots of the same registry.
 *
 * @param from the older one
 * @param to the latest one
 */
public record Window(Snapshot from, Snapshot to) {

    public Window {
        if (to.nanos() - from.nanos() < 0) {
            throw new IllegalArgumentException(
                    "window: from " + from.time() + " to " + to.time() + " (expected: from before to)");
        }
    }

    /** How long it is. */
    public long nanos() {
        return to.nanos() - from.nanos();
    }

    /** What the operation's counters show at the beginning; {@code null} where it did not exist yet. */
    public @Nullable OperationSnapshot before(OperationId id) {
        return from.operations().get(id);
    }

    /** What the operation's counters show at the end. */
    public OperationSnapshot after(OperationId id) {
        OperationSnapshot after = to.operations().get(id);
        return after == null ? OperationSnapshot.empty(id) : after;
    }

    /** What the operation counted in between; from zero where it did not exist at the beginning. */
    public OperationSnapshot of(OperationId id) {
        OperationSnapshot before = before(id);
        return before == null ? after(id) : after(id).minus(before);
    }
}
