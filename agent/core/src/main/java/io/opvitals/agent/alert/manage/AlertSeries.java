package io.opvitals.agent.alert.manage;

import io.opvitals.agent.alert.Alert;
import io.opvitals.agent.alert.Phase;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.series.Family;
import io.opvitals.agent.series.Labels;
import io.opvitals.agent.series.SeriesSink;
import io.opvitals.agent.series.SeriesSource;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Pending and firing alerts as Prometheus has them: {@code ALERTS{alertname="...",alertstate="firing",...} 1}.
 *
 * <p>https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/#inspecting-alerts-during-runtime
 */
public final class AlertSeries implements SeriesSource {

    private static final Family ALERTS = new Family("ALERTS", "Alerts that are pending or firing.");
    private static final String STATE = "alertstate";

    private final Supplier<Map<String, Alert>> alerts;

    /** @param alerts all there are */
    public AlertSeries(Supplier<Map<String, Alert>> alerts) {
        this.alerts = alerts;
    }

    @Override
    public void write(HealthReport report, SeriesSink sink) {
        Collection<Alert> all = alerts.get().values();
        for (Alert each : all) {
            if (each.phase() == Phase.PENDING || each.phase() == Phase.FIRING) {
                Labels labels =
                        each.labels().without(STATE).and(STATE, each.phase().label());
                sink.gauge(ALERTS, labels, 1);
            }
        }
    }
}
