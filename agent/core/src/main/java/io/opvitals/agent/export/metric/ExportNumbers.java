package io.opvitals.agent.export.metric;

import java.util.Map;

/**
 * What happened to what was to be sent, counted since the start.
 *
 * @param failures exports that failed, by signal
 * @param spansDropped spans that did not arrive: the queue was full, or their export failed
 */
public record ExportNumbers(Map<String, Long> failures, long spansDropped) {

    public static final ExportNumbers ZERO = new ExportNumbers(Map.of(), 0);

    public ExportNumbers {
        failures = Map.copyOf(failures);
    }
}
