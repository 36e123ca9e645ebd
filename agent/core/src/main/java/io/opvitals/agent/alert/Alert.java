package io.opvitals.agent.alert;

import io.opvitals.agent.series.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a rule found wrong, at one moment of its life. Immutable.
 *
 * @param id the same for the same labels, in this JVM and after a restart
 * @param rule the key of the rule that found it
 * @param labels all of them, {@code alertname} too
 * @param annotations with templates expanded, as of the last evaluation that found it
 * @param value what the rule's expression gave then
 * @param state where it is in its life
 * @param acknowledged who has taken it in hand; {@code null} where nobody has
 */
public record Alert(
        String id,
        String rule,
        Labels labels,
        Map<String, String> annotations,
        double value,
        AlertState state,
        @Nullable Acknowledged acknowledged) {

    /** The label with the alert's name. */
    public static final String NAME = "alertname";

    /** The label that says how bad it is. */
    public static final String SEVERITY = "severity";

    public Alert {
        annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
    }

    /**
     * That somebody has taken it in hand.
     *
     * @param by who
     * @param note what they said; may be empty
     * @param at when
     */
    public record Acknowledged(String by, String note, Instant at) {}

    /** The label {@code alertname}. */
    public String name() {
        String name = labels.get(NAME);
        return name == null ? "" : name;
    }

    /** The label {@code severity}; empty where there is none. */
    public String severity() {
        String severity = labels.get(SEVERITY);
        return severity == null ? "" : severity;
    }

    /** Where it is in its life. */
    public Phase phase() {
        return state.phase();
    }

    public boolean isFiring() {
        return state instanceof Firing;
    }

    /** When the rule began to hold. */
    public Instant activeAt() {
        if (state instanceof Firing firing) {
            return firing.activeAt();
        }
        return state instanceof Resolved resolved ? resolved.activeAt() : state.since();
    }

    /** When it began to fire; {@code null} where it never did. */
    public @Nullable Instant firedAt() {
        if (state instanceof Firing firing) {
            return firing.since();
        }
        return state instanceof Resolved resolved ? resolved.firedAt() : null;
    }

    /** When it was over; {@code null} where it is not. */
    public @Nullable Instant resolvedAt() {
        return state instanceof Resolved resolved ? resolved.since() : null;
    }

    /** The same, in another state. */
    public Alert in(AlertState next) {
        return new Alert(id, rule, labels, annotations, value, next, acknowledged);
    }

    /** The same, taken in hand by somebody, or not any more. */
    public Alert acknowledged(@Nullable Acknowledged by) {
        return new Alert(id, rule, labels, annotations, value, state, by);
    }

    /** The same, over as of this moment where it fires. */
    public Alert over(Instant at) {
        return state instanceof Firing firing ? in(firing.resolved(at)) : this;
    }

    /** The same with all its times moved, for a wall clock that was put right. */
    public Alert moved(Duration by) {
        Acknowledged moved = acknowledged == null
                ? null
                : new Acknowledged(acknowledged.by, acknowledged.note, acknowledged.at.plus(by));
        return in(state.moved(by)).acknowledged(moved);
    }

    /** The same as this evaluation shows it. */
    Alert found(Finding finding, AlertState next) {
        return new Alert(id, rule, labels, finding.annotations(), finding.value(), next, acknowledged);
    }
}
