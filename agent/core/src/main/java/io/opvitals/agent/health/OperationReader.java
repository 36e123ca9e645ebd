package io.opvitals.agent.health;

import io.opvitals.agent.collect.Window;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.OperationSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * Reads one operation out of the windows. An operation that was not called is the same object in one snapshot after the
 * other; then what was read before is read again, and nothing is subtracted.
 */
final class OperationReader {

    private final OperationId id;
    private final Counted after;
    private final Counted before;
    private final Counted recentlyBefore;
    private OperationSnapshot window;
    private boolean changed;

    OperationReader(OperationId id) {
        this.id = id;
        this.after = new Counted();
        this.before = new Counted();
        this.recentlyBefore = new Counted();
        this.window = OperationSnapshot.empty(id);
    }

    Reading read(Window span, Window recentSpan) {
        OperationSnapshot latest = span.after(id);
        OperationSnapshot older = span.before(id);
        boolean moved = before.becomes(older);
        changed = after.becomes(latest) || moved;
        recentlyBefore.becomes(recentSpan.before(id));
        if (changed) {
            window = older == null ? latest : latest.minus(older);
        }
        return new Reading(
                window,
                after.tally.minus(before.tally),
                after.tally.minus(recentlyBefore.tally),
                Math.max(0, latest.started() - after.tally.ended()));
    }

    /** Whether the window read last differs from the one before. */
    boolean hasChanged() {
        return changed;
    }

    /** What had been counted at one end of a window. It stays the same for as long as the window does not move on. */
    @SuppressWarnings("ReferenceEquality") // Equal but not the same is only read again; comparing costs what it saves.
    private static final class Counted {

        private @Nullable OperationSnapshot operation;
        Tally tally = Tally.NONE;

        /** {@code null} for an operation that did not exist; returns whether it is another one than before. */
        boolean becomes(@Nullable OperationSnapshot read) {
            if (read == operation) {
                return false;
            }
            operation = read;
            tally = read == null ? Tally.NONE : Tally.of(read);
            return true;
        }
    }
}
