package io.opvitals.agent;

import io.opvitals.agent.check.Finding;
import io.opvitals.agent.check.HealthCheck;
import io.opvitals.agent.export.TelemetryExport;

/** Whether telemetry arrives, where any is to be sent. */
final class ExporterCheck implements HealthCheck {

    private final TelemetryExport export;

    ExporterCheck(TelemetryExport export) {
        this.export = export;
    }

    @Override
    public Finding look() {
        if (!export.isConfigured()) {
            return Finding.healthy("no telemetry is to be sent");
        }
        if (!export.isSending()) {
            return Finding.unhealthy("no telemetry is sent; the log says why (expected: valid OTEL_ settings)");
        }
        String failing = export.failing();
        return failing.isEmpty()
                ? Finding.healthy("telemetry arrives")
                : Finding.unhealthy(failing + " (expected: a collector that answers)");
    }
}
