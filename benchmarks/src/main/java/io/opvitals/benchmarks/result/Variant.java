package io.opvitals.benchmarks.result;

import java.util.Optional;

/** What is measured beside what, in this order: the baselines, the Opvitals agent, and its peers. */
public enum Variant {
    FLOOR("floor: two System.nanoTime()"),
    FLOOR_AGAIN("floor, again (shows the noise)"),
    THROW_FLOOR("the same exception, no clock"),
    NO_AGENT("no agent"),
    NO_AGENT_AGAIN("no agent, again (shows the noise)"),
    OPVITALS("Opvitals agent"),
    OPENTELEMETRY_OFF("OpenTelemetry agent, sampler off"),
    OPENTELEMETRY_ONE_PERCENT("OpenTelemetry agent, sampler 1 %"),
    OPENTELEMETRY_ON("OpenTelemetry agent, sampler on"),
    OPENTELEMETRY("OpenTelemetry agent"),
    ELASTIC("Elastic agent"),
    GLOWROOT("Glowroot agent"),
    MICROMETER("Micrometer Prometheus timer"),
    OPENTELEMETRY_SDK("OpenTelemetry SDK exponential histogram");

    private final String label;

    Variant(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** What the others are compared with; it is measured whatever the user leaves out. */
    public boolean isBaseline() {
        return this == FLOOR || this == THROW_FLOOR || this == NO_AGENT;
    }

    /** Measured to compare with; a run can do without it. */
    public boolean isPeer() {
        return compareTo(OPVITALS) > 0;
    }

    /** The second measurement of a baseline, which differs from the first by nothing but the machine's noise. */
    public Optional<Variant> again() {
        return switch (this) {
            case FLOOR -> Optional.of(FLOOR_AGAIN);
            case NO_AGENT -> Optional.of(NO_AGENT_AGAIN);
            default -> Optional.empty();
        };
    }

    /** The name in the JSON and on the command line: {@code opentelemetry-one-percent}. */
    public String key() {
        return Keys.of(this);
    }
}
