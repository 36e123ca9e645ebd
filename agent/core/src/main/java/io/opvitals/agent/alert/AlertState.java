package io.opvitals.agent.alert;

import java.time.Duration;
import java.time.Instant;

/**
 * One state of an alert's life, and what follows it. Immutable. The meanings are those of Prometheus
 * ({@code rules/alerting.go}, {@code AlertingRule.Eval}).
 */
public sealed interface AlertState permits Inactive, Pending, Firing, Resolved {

    /** Where in its life this is. */
    Phase phase();

    /** The state after an evaluation that found the alert. */
    AlertState found(Evaluated evaluated);

    /** The state after an evaluation that did not find it. */
    AlertState missing(Evaluated evaluated);

    /** When this state began. */
    Instant since();

    /** The same with all its times moved, for a wall clock that was put right. */
    AlertState moved(Duration by);
}
