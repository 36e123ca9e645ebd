package io.opvitals.agent.export;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import java.util.Collection;

/** Sends log records. */
final class WatchedLogs implements LogRecordExporter {

    private final LogRecordExporter exporter;
    private final Delivery delivery;

    WatchedLogs(LogRecordExporter exporter, Delivery delivery) {
        this.exporter = exporter;
        this.delivery = delivery;
    }

    @Override
    public CompletableResultCode export(Collection<LogRecordData> records) {
        return delivery.watch(Signal.LOGS, () -> exporter.export(records));
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }
}
