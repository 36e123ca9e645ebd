package io.opvitals.benchmarks.gate;

import io.opvitals.benchmarks.result.Results;
import io.opvitals.benchmarks.result.Section;
import io.opvitals.benchmarks.result.Summary;
import io.opvitals.benchmarks.result.Variant;
import org.jspecify.annotations.Nullable;

/**
 * What the agent promises for one section.
 *
 * @param limit the most that holds the promise, in the unit of the section's comparison, inclusive
 * @param stretch the goal beyond it, inclusive
 * @param tolerance what the way of measuring adds by itself; on top of both
 */
public record Gate(Section section, double limit, double stretch, double tolerance) {

    public Gate {
        if (stretch > limit) {
            throw new IllegalArgumentException(
                    section.key() + ": stretch " + stretch + " (expected: <= limit " + limit + ")");
        }
        if (tolerance < 0) {
            throw new IllegalArgumentException(section.key() + ": tolerance " + tolerance + " (expected: >= 0)");
        }
    }

    Gate(Section section, double limit, double stretch) {
        this(section, limit, stretch, 0);
    }

    public GateResult judge(Results results) {
        @Nullable Summary measured = results.compared(section, Variant.OPVITALS).orElse(null);
        return new GateResult(this, measured, verdict(measured));
    }

    private Verdict verdict(@Nullable Summary measured) {
        if (measured == null) {
            return Verdict.NOT_MEASURED;
        }
        if (measured.median() <= stretch + tolerance) {
            return Verdict.STRETCH;
        }
        // Written so that NaN, which compares with nothing, breaks the gate.
        return measured.median() <= limit + tolerance ? Verdict.HOLDS : Verdict.BROKEN;
    }
}
