package io.opvitals.agent.alert.dispatch;

import io.opvitals.agent.alert.Alert;
import io.opvitals.agent.alert.route.Routing;
import io.opvitals.agent.alert.silence.SilenceBook;
import io.opvitals.agent.series.Labels;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Says of alerts why nobody is told of them, at one moment. */
public final class Muting {

    private final Routing routing;
    private final SilenceBook silences;
    private final Instant now;

    /** What fires and may explain others, by id. */
    private final Map<String, Labels> firing = new TreeMap<>();

    /**
     * At this moment.
     *
     * @param alerts all there are
     */
    public Muting(Routing routing, SilenceBook silences, Collection<Alert> alerts, Instant now) {
        this.routing = routing;
        this.silences = silences;
        this.now = now;
        if (!routing.inhibitRules().isEmpty()) {
            for (Alert each : alerts) {
                if (each.isFiring()) {
                    firing.put(each.id(), each.labels());
                }
            }
        }
    }

    /** Why nobody is told of this one. */
    public Quiet of(Alert alert) {
        Quiet quiet = new Quiet(
                silences.silencing(alert.labels(), now),
                silences.maintaining(alert.labels(), now),
                routing.inhibitedBy(alert.labels(), firing));
        return quiet.isQuiet() ? quiet : Quiet.NOT;
    }
}
