package io.opvitals.sample.upstream;

import java.time.Duration;

/** An external tool, with the path it answers on and the time it usually takes. */
public enum Service {
    STRONG_MODEL("/models/strong", 60),
    WEAK_MODEL("/models/weak", 25),
    TEMPLATES("/templates/", 10),
    PAYMENTS("/payments/", 30),
    SEARCH("/search", 25);

    private final String path;
    private final Duration usualLatency;

    Service(String path, int usualLatencyMillis) {
        this.path = path;
        this.usualLatency = Duration.ofMillis(usualLatencyMillis);
    }

    String path() {
        return path;
    }

    Duration usualLatency() {
        return usualLatency;
    }
}
