package io.opvitals.agent.promql;

/** What an expression gives. */
public enum ValueType {
    SCALAR("scalar"),
    VECTOR("instant vector"),
    RANGE("range vector"),
    STRING("string");

    /** As Prometheus calls it. */
    final String label;

    ValueType(String label) {
        this.label = label;
    }
}
