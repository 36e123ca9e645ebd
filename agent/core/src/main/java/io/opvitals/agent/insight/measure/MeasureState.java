package io.opvitals.agent.insight.measure;

import io.opvitals.agent.operation.MeasureSnapshot;

/**
 * A measure at one moment.
 *
 * @param id which
 * @param kind what it says
 * @param window the values of the report's window
 * @param total the values since the start
 * @param comparison what it is compared with
 * @param baseline what it was by that; {@code NaN} where that is not known
 * @param change by which share the window's mean is more than it; {@code NaN} where one of them is not known
 * @param worse by which share it is worse, negative where it is better; {@code NaN} where neither way is, too
 * @param drift how far the window's values are spread differently
 */
public record MeasureState(
        MeasureId id,
        MeasureKind kind,
        MeasureSnapshot window,
        MeasureSnapshot total,
        Comparison comparison,
        double baseline,
        double change,
        double worse,
        Drift drift) {}
