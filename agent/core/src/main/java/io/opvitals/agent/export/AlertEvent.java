package io.opvitals.agent.export;

import java.time.Instant;
import java.util.Map;

/**
 * An alert that began to fire or is over, as a log event tells it.
 *
 * @param time when
 * @param id names the alert in the API
 * @param name the label {@code alertname}
 * @param severity the label {@code severity}; empty for none
 * @param from what it was: {@code pending}, {@code firing}, {@code resolved} or {@code inactive}
 * @param to what it is
 * @param labels all of its labels
 * @param value what its rule gave last
 * @param message a sentence without a full stop
 */
public record AlertEvent(
        Instant time,
        String id,
        String name,
        String severity,
        String from,
        String to,
        Map<String, String> labels,
        double value,
        String message) {

    public AlertEvent {
        labels = Map.copyOf(labels);
    }
}
