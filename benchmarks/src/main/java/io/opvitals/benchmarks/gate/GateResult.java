package io.opvitals.benchmarks.gate;

import io.opvitals.benchmarks.result.Summary;
import org.jspecify.annotations.Nullable;

/**
 * The judgement of one gate.
 *
 * @param measured the median that was judged, with its spread; {@code null} when the gate was not measured
 */
public record GateResult(Gate gate, @Nullable Summary measured, Verdict verdict) {}
