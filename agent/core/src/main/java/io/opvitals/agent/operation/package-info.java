/**
 * What an operation is, and how its calls are counted and timed on the application's threads.
 *
 * <p>The way of one call: woven code calls {@code OpvitalsDoor}, behind which stands an
 * {@link io.opvitals.agent.operation.OperationRecorder}. It finds this thread's {@code ThreadRecorder}, which pushes a
 * {@code CallFrame} and counts the start in its own {@code Cell}. When the method ends, the frame counts the outcome
 * in the same cell and pops itself. {@link io.opvitals.agent.operation.OperationRegistry#snapshot()} reads all of it
 * from the collector's thread. The two sides share memory and nothing else: no lock, no queue that counts, no CAS loop.
 *
 * <p>Counters are cumulative and never reset; a window is the difference of two immutable
 * {@link io.opvitals.agent.operation.OperationSnapshot}s. Totals are derived: calls ended = sum of the outcomes = sum
 * of the buckets.
 *
 * <p>{@link io.opvitals.agent.operation.StuckCalls} looks at the frames of calls in flight from the collector's thread and
 * finds those that hang.
 *
 * <p>Only calls worth showing leave through a bounded queue, {@link io.opvitals.agent.operation.KeptCalls}; losing one
 * of those loses a span, never a count.
 */
@NullMarked
package io.opvitals.agent.operation;

import org.jspecify.annotations.NullMarked;
