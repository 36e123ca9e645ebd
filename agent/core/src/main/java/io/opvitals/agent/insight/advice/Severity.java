package io.opvitals.agent.insight.advice;

import java.util.Locale;

/** How much a finding matters, the most first. */
public enum Severity {
    /** Users notice. */
    CRITICAL,
    /** They will, or money is lost. */
    WARNING,
    /** It could be better. */
    INFO;

    /** Lower case, as in answers. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
