package io.opvitals.agent.export;

import java.util.List;

/**
 * How sending telemetry goes.
 *
 * @param configured whether something is to be sent
 * @param sending whether something is, or will be as soon as the SDK stands
 * @param failing what fails and why, in a sentence; empty where nothing does
 * @param signals those that are to be sent
 * @param spansWaiting in the queue
 * @param spansCapacity of the queue
 * @param spansDropped the queue was full, or their export failed
 */
public record ExportState(
        boolean configured,
        boolean sending,
        String failing,
        List<OfSignal> signals,
        long spansWaiting,
        long spansCapacity,
        long spansDropped) {

    public ExportState {
        signals = List.copyOf(signals);
    }

    /**
     * One signal.
     *
     * @param signal metrics, traces or logs
     * @param endpoint where it goes, without a secret
     * @param arrived exports since the start that arrived
     * @param failed exports since the start that did not
     * @param sinceArrivedNanos how long ago the last one arrived; -1 where none has
     */
    public record OfSignal(String signal, String endpoint, long arrived, long failed, long sinceArrivedNanos) {}
}
