package io.opvitals.agent.alert.dispatch;

import io.opvitals.agent.alert.Alert;
import io.opvitals.agent.alert.route.Route;
import io.opvitals.agent.series.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Alerts that are told together: those of one route that have the same values of some labels. */
final class AlertGroup {

    final String key;
    final Route route;
    final Labels labels;

    /** Firing and resolved ones, by id. */
    final Map<String, Alert> alerts = new TreeMap<>();

    private Instant next;
    private boolean wasTold;

    /** @param now it waits from now on for more, as long as its route says */
    AlertGroup(String key, Route route, Labels labels, Instant now) {
        this.key = key;
        this.route = route;
        this.labels = labels;
        this.next = now.plus(route.timing().groupWait());
    }

    static String key(Route route, Labels labels) {
        return route.key() + ':' + (labels.isEmpty() ? "{}" : labels.toString());
    }

    /** One that has fired for longer than a group waits is told at once. */
    void put(Alert alert, Instant now) {
        boolean isNew = alerts.put(alert.id(), alert) == null;
        Instant firedAt = alert.firedAt();
        if (isNew
                && !wasTold
                && firedAt != null
                && !firedAt.plus(route.timing().groupWait()).isAfter(now)) {
            next = now;
        }
    }

    boolean isDue(Instant now) {
        return !next.isAfter(now);
    }

    /** Somebody was told, or there was nothing to tell: from now on it waits for as long as between two times. */
    void wasTold(Instant now) {
        wasTold = true;
        next = now.plus(route.timing().groupInterval());
    }

    /** Whether its first time to be told is over. */
    boolean hasBegun() {
        return wasTold;
    }

    /** When it is told next, where there is something new. */
    Instant next() {
        return next;
    }

    void move(Duration by) {
        next = next.plus(by);
        alerts.replaceAll((id, alert) -> alert.moved(by));
    }
}
