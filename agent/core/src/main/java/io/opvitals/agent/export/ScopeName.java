package io.opvitals.agent.export;

/** The name of what made our spans and events, as on our metrics. */
final class ScopeName {

    static final String OPVITALS = "io.opvitals";

    private ScopeName() {}
}
