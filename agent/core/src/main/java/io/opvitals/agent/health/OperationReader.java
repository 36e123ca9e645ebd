package io.opvitals.agent.health;

import io.opvitals.agent.collect.Window;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.OperationSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * Reads one operation out of the windows. An operation that was not called is the same object in one snapshot after the
 * other; then what was read before is read again, and nothing is subtracted.
 */
@SuppressWarnings("ReferenceEquality") // Equal but not the same is only read again; comparing would cost what it saves.
final class OperationReader {

    private final OperationId id;
    private OperationSnapshot after;
    private @Nullable OperationSnapshot before;
    private OperationSnapshot window;
    private Tally total = Tally.NONE;
    private Tally tally = Tally.NONE;
    private boolean changed;

    OperationReader(OperationId id) {
        this.id = id;
        this.after = OperationSnapshot.empty(id);
        this.window = after;
    }

    Reading read(Window span, Window recentSpan) {
        OperationSnapshot latest = span.after(id);
        OperationSnapshot older = span.before(id);
        changed = latest != after || older != before;
        if (latest != after) {
            after = latest;
            total = Tally.of(latest);
        }
        if (changed) {
            before = older;
            window = older == null ? latest : latest.minus(older);
            tally = Tally.of(window);
        }
        return new Reading(window, tally, recent(recentSpan.before(id)), Math.max(0, after.started() - total.ended()));
    }

    /** Whether the window read last differs from the one before. */
    boolean hasChanged() {
        return changed;
    }

    private Tally recent(@Nullable OperationSnapshot recentlyBefore) {
        if (recentlyBefore == null) {
            return total;
        }
        return recentlyBefore == after ? Tally.NONE : total.minus(Tally.of(recentlyBefore));
    }
}
