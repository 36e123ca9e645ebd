package io.opvitals.agent.fleet;

import io.opvitals.agent.series.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Asks which alerts there are, by the series that Prometheus writes about its rules. Those that are about us have one of
 * our labels, or are about one of the instances; others are left out.
 */
final class AlertReader {

    private static final String ALERTS = "ALERTS";

    /** Its value is the time since when the rule holds. */
    private static final String SINCE = "ALERTS_FOR_STATE";

    private static final String STATE = "alertstate";

    /** For alerts without it, such as those that agents evaluate: since when there are samples, an hour back at most. */
    private static final String FIRST_SEEN = "min without (" + STATE + ") (min_over_time(timestamp(ALERTS)[1h:30s]))";

    private static final String OWN_LABELS = "opvitals_";

    private final PrometheusApi api;
    private final Instances instances;
    private final FleetScope scope;

    AlertReader(PrometheusApi api, FleetScope scope, Instances instances) {
        this.api = api;
        this.scope = scope;
        this.instances = instances;
    }

    List<FleetAlert> read(Instant now) throws FleetException {
        PrometheusApi.Round round = api.begin();
        Asked alerts = round.query(ALERTS, now);
        Asked seen = round.query(FIRST_SEEN, now);
        Asked since = round.query(SINCE, now);
        Map<Labels, Instant> active = new HashMap<>();
        seen.found().forEach(each -> active.put(each.labels(), moment(each.value(), now)));
        since.found().forEach(each -> active.put(each.labels().without(Names.NAME), moment(each.value(), now)));
        Set<String> known = new HashSet<>();
        instances.instances().forEach(each -> known.add(each.instance()));
        List<FleetAlert> found = new ArrayList<>();
        for (Found each : alerts.found()) {
            Labels labels = each.labels().without(Names.NAME).without(STATE);
            if (isOurs(labels, known)) {
                found.add(new FleetAlert(labels, each.label(STATE), active.getOrDefault(labels, now)));
            }
        }
        return found;
    }

    private static Instant moment(double seconds, Instant now) {
        return Instant.ofEpochSecond(Math.round(Math.max(0, Math.min(seconds, (double) now.getEpochSecond()))));
    }

    private boolean isOurs(Labels labels, Set<String> known) {
        String instance = labels.get(Names.INSTANCE);
        if (!scope.isAll()) {
            return instance != null && scope.instances().contains(instance);
        }
        if (instance != null && known.contains(instance)) {
            return true;
        }
        for (int i = 0; i < labels.size(); i++) {
            if (labels.name(i).startsWith(OWN_LABELS)) {
                return true;
            }
        }
        return false;
    }
}
