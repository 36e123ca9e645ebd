package io.opvitals.agent.export.metric;

import io.opentelemetry.api.common.Attributes;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ScopeHealth;
import io.opvitals.agent.health.Status;

/** The score and the status of the system, of every wrapper and of every operation. */
final class HealthMetrics {

    private static final String SYSTEM = "system";
    private static final String WRAPPER = "wrapper";
    private static final String OPERATION = "operation";

    private final DoublePoints scores;
    private final LongPoints statuses;

    HealthMetrics(Shape shape) {
        this.scores = new DoublePoints(Metric.HEALTH_SCORE, shape.sinceStart());
        this.statuses = new LongPoints(Metric.HEALTH_STATUS, shape.sinceStart());
    }

    void add(HealthReport report) {
        add(Attributes.of(Keys.HEALTH_SCOPE, SYSTEM), report.system());
        report.wrappers()
                .forEach((wrapper, health) ->
                        add(Attributes.of(Keys.HEALTH_SCOPE, WRAPPER, Keys.WRAPPER, wrapper), health));
        report.operations()
                .forEach((id, health) -> add(
                        Keys.of(id).toBuilder()
                                .put(Keys.HEALTH_SCOPE, OPERATION)
                                .build(),
                        health));
    }

    void to(Output output) {
        scores.gaugeTo(output);
        statuses.upDownCounterTo(output);
    }

    private void add(Attributes scope, ScopeHealth health) {
        if (health.score().isKnown()) {
            scores.add(scope, health.score().value());
        }
        for (Status state : Status.values()) {
            statuses.add(
                    scope.toBuilder().put(Keys.HEALTH_STATE, state.label()).build(), health.status() == state ? 1 : 0);
        }
    }
}
