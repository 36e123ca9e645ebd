package io.opvitals.benchmarks.gate;

public enum Verdict {
    STRETCH("ok, stretch"),
    HOLDS("ok"),
    BROKEN("BROKEN"),
    NOT_MEASURED("not measured");

    private final String label;

    Verdict(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
