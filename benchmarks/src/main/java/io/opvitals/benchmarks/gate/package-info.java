/**
 * The performance contract as data ({@link io.opvitals.benchmarks.gate.Gates}) and the judgement of a run by it. A gate
 * is about the Opvitals agent alone; its peers are measured to be compared with, never judged.
 *
 * <p>A gate that was not measured is said to be so and breaks nothing.
 */
@NullMarked
package io.opvitals.benchmarks.gate;

import org.jspecify.annotations.NullMarked;
