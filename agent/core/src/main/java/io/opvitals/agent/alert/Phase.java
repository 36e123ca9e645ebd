package io.opvitals.agent.alert;

/** Where an alert is in its life. */
public enum Phase {
    /** Nothing is wrong. */
    INACTIVE("inactive"),
    /** The rule holds, not yet for as long as it says. */
    PENDING("pending"),
    /** The rule has held for long enough. */
    FIRING("firing"),
    /** It fired, and the rule does not hold any more. */
    RESOLVED("resolved");

    private final String label;

    Phase(String label) {
        this.label = label;
    }

    /** As series, files and the API name it. */
    public String label() {
        return label;
    }

    /** The phase with this label. */
    public static Phase of(String label) {
        for (Phase each : values()) {
            if (each.label.equals(label)) {
                return each;
            }
        }
        throw new IllegalArgumentException("phase: '" + label + "' (expected: inactive, pending, firing or resolved)");
    }
}
