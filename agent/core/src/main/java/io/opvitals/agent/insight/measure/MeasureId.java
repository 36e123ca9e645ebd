package io.opvitals.agent.insight.measure;

import io.opvitals.agent.operation.OperationId;

/**
 * A measure of an operation.
 *
 * @param operation whose calls it is attached to
 * @param name as the application names it
 */
public record MeasureId(OperationId operation, String name) {}
