package io.opvitals.agent.web.route;

/** Who may ask. Every route has exactly one; what each means for a caller is decided by the {@link Gate}. */
public enum Access {
    /** Everybody: what one needs before one has logged in. */
    OPEN,
    /** Load balancers and probes: everybody, unless the configuration says otherwise. */
    PROBE,
    /** {@code /health} with its details: a viewer, a token for it, or everybody where configured so. */
    HEALTH,
    /** {@code /metrics}: a viewer, a token for it, or everybody where configured so. */
    METRICS,
    /** Who may read. */
    VIEWER,
    /** Who may handle alerts, too. */
    OPERATOR,
    /** Who may change how the application is monitored. */
    ADMIN
}
