package io.opvitals.it.receiver;

/** What can be sent, by its path. */
public enum Signal {
    METRICS("/v1/metrics"),
    TRACES("/v1/traces"),
    LOGS("/v1/logs");

    final String path;

    Signal(String path) {
        this.path = path;
    }
}
