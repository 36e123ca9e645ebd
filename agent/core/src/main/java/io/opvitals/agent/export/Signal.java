package io.opvitals.agent.export;

import java.util.Locale;

/** What OTLP carries. */
enum Signal {
    METRICS,
    TRACES,
    LOGS;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The word used in settings and metrics, for example {@code metrics}. */
    String label() {
        return label;
    }
}
