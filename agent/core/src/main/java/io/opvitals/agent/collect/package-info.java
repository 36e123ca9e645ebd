/**
 * Reads what was counted, and makes windows of it. Runs on the collector's thread only; needs {@code operation} and
 * {@code time}, and is needed by {@code health}.
 *
 * <p>{@link io.opvitals.agent.collect.SnapshotCollector} takes a {@link io.opvitals.agent.collect.Snapshot} of all
 * totals since the start. A {@link io.opvitals.agent.collect.SnapshotHistory} keeps a few past ones for one sliding
 * window and answers each new snapshot with the {@link io.opvitals.agent.collect.Window} that ends there: the latest
 * minus an older one, operation by operation. {@link io.opvitals.agent.collect.OperationSum} adds operations up.
 * Nothing is ever reset, so a window can neither miss a call nor count one twice.
 */
@NullMarked
package io.opvitals.agent.collect;

import org.jspecify.annotations.NullMarked;
