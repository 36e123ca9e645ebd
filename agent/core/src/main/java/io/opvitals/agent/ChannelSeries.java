package io.opvitals.agent;

import io.opvitals.agent.alert.channel.ChannelStatus;
import io.opvitals.agent.alert.channel.Outbox;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.series.Family;
import io.opvitals.agent.series.Labels;
import io.opvitals.agent.series.SeriesSink;
import io.opvitals.agent.series.SeriesSource;

/** How channels for alerts are, as series: so that an alert can be about alerts that do not arrive. */
final class ChannelSeries implements SeriesSource {

    private static final Family NOTIFICATIONS = new Family(
            "opvitals_alert_notifications",
            "Notifications that were delivered, failed and are tried again, or given up.");
    private static final Family WAITING =
            new Family("opvitals_alert_notifications_waiting", "Notifications that are to be delivered yet.");
    private static final Family DEAD_LETTERS =
            new Family("opvitals_alert_dead_letters", "Notifications that were given up, and are kept.");

    private static final String CHANNEL = "opvitals_channel";
    private static final String RESULT = "opvitals_result";

    private final Outbox outbox;

    ChannelSeries(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void write(HealthReport report, SeriesSink sink) {
        for (ChannelStatus each : outbox.status()) {
            Labels channel = Labels.of(CHANNEL, each.name());
            sink.counter(NOTIFICATIONS, channel.and(RESULT, "delivered"), (double) each.delivered());
            sink.counter(NOTIFICATIONS, channel.and(RESULT, "failed"), (double) each.retried());
            sink.counter(NOTIFICATIONS, channel.and(RESULT, "dead"), (double) each.dead());
            sink.gauge(WAITING, channel, each.waiting());
        }
        sink.gauge(DEAD_LETTERS, Labels.EMPTY, outbox.deadLetters().size());
    }
}
