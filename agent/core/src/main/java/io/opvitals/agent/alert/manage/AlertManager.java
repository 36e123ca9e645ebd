package io.opvitals.agent.alert.manage;

import io.opvitals.agent.alert.Alert;
import io.opvitals.agent.alert.Alert.Acknowledged;
import io.opvitals.agent.alert.AlertChange;
import io.opvitals.agent.alert.AlertTable;
import io.opvitals.agent.alert.dispatch.Dispatcher;
import io.opvitals.agent.alert.dispatch.Muting;
import io.opvitals.agent.alert.route.Routing;
import io.opvitals.agent.alert.silence.SilenceBook;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.storage.DataDirectory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All alerts: takes what rules found, takes alerts through their lives, has whoever is to be told told, and keeps all of it
 * over a restart. For any thread.
 *
 * <p>What changes, and who is about to be told, is on disk before anybody is told; that they were, afterwards. A JVM that is
 * killed in between says the same again under the same key, which {@code Outbox} and receivers know it by.
 */
public final class AlertManager {

    /** While there are alerts, how long pending ones have been so is noted that often. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final Parts parts;
    private final AlertStore store;
    private final AlertTable table = new AlertTable();
    private final List<Consumer<AlertChange>> listeners = new CopyOnWriteArrayList<>();
    private Instant noted = Instant.MIN;
    private boolean isChanged;

    /** All that are not inactive, by id. Replaced, never changed. */
    private volatile Map<String, Alert> alerts = Map.of();

    /**
     * What it needs of others.
     *
     * @param dispatcher decides who is told; nobody else's
     * @param silences what somebody does not want to hear
     * @param history gets what happens
     * @param data where alerts are kept
     */
    public record Parts(
            Dispatcher dispatcher,
            SilenceBook silences,
            AlertHistory history,
            DataDirectory data,
            InstantSource clock,
            AgentLog log) {}

    public AlertManager(Parts parts) {
        this.parts = parts;
        this.store = new AlertStore(parts.data, parts.log);
    }

    /** From now on this is told of every change, on the thread that makes it; it must be quick. */
    public void follow(Consumer<AlertChange> listener) {
        listeners.add(listener);
    }

    /**
     * Takes over what an earlier JVM left.
     *
     * @param window so long, an alert that is not found goes on: rules that have just begun to look know too little
     */
    public synchronized void restore(Duration window) {
        Instant now = parts.clock.instant();
        AlertStore.Kept kept = store.read(now);
        table.restore(kept.alerts(), now.plus(window));
        parts.dispatcher.restore(kept.told());
        publish();
    }

    /**
     * Takes evaluations of rules.
     *
     * @param outcomes of the rules whose turn it was
     * @param rules the keys of all rules there are
     * @param at the time that they were evaluated for
     */
    public void evaluated(List<RuleOutcome> outcomes, Set<String> rules, Instant at) {
        List<AlertChange> changes = new ArrayList<>();
        synchronized (this) {
            boolean wasEmpty = table.isEmpty();
            for (RuleOutcome each : outcomes) {
                if (!each.isFailed()) {
                    changes.addAll(table.evaluated(each.rule(), at, each.findings()));
                }
            }
            changes.addAll(table.retain(rules, at));
            if (!wasEmpty || !table.isEmpty()) {
                publish();
            }
            isChanged |= !changes.isEmpty();
            for (AlertChange each : changes) {
                remember(each);
            }
        }
        for (AlertChange each : changes) {
            listeners.forEach(listener -> listener.accept(each));
        }
    }

    /** Has whoever is to be told now told. To be called every second. */
    public synchronized void look() {
        Instant now = parts.clock.instant();
        isChanged |= parts.dispatcher.look(alerts, muting(now), now);
        if (isChanged || (!table.isEmpty() && !noted.plus(NOTED_EVERY).isAfter(now))) {
            keep(now);
        }
        if (parts.dispatcher.tell()) {
            keep(now);
        }
    }

    /** Who is told by these rules from now on. */
    public synchronized void route(Routing routing) {
        parts.dispatcher.use(routing);
    }

    /** The wall clock was put right by so much. */
    public synchronized void move(Duration by) {
        table.move(by);
        parts.dispatcher.move(by);
        publish();
    }

    /** All that are not inactive, by id. */
    public Map<String, Alert> alerts() {
        return alerts;
    }

    /** All that are not inactive, with what is known of telling them. */
    public synchronized List<ShownAlert> shown() {
        Instant now = parts.clock.instant();
        Muting muting = muting(now);
        return alerts.values().stream().map(each -> show(each, muting)).toList();
    }

    /** One of them; {@code null} where there is none. */
    public synchronized @Nullable ShownAlert shown(String id) {
        Alert alert = alerts.get(id);
        return alert == null ? null : show(alert, muting(parts.clock.instant()));
    }

    /**
     * Somebody takes an alert in hand: it is not repeated and does not escalate, until it is over.
     *
     * @param note what they say; may be empty
     * @return as it is now; {@code null} where there is none that is pending or firing
     */
    public synchronized @Nullable ShownAlert acknowledge(String id, String by, String note) {
        Instant now = parts.clock.instant();
        return take(id, new Acknowledged(by, note, now), "acknowledged", note.isEmpty() ? by : by + ": " + note);
    }

    /** Nobody has it in hand any more; {@code null} where there is none that is pending or firing. */
    public synchronized @Nullable ShownAlert release(String id, String by) {
        return take(id, null, "unacknowledged", by);
    }

    private @Nullable ShownAlert take(String id, @Nullable Acknowledged acknowledged, String what, String text) {
        Alert alert = alerts.get(id);
        if (alert == null || alert.resolvedAt() != null) {
            return null;
        }
        table.replace(id, each -> each.acknowledged(acknowledged));
        publish();
        Instant now = parts.clock.instant();
        parts.history.add(now, alert, what, text);
        keep(now);
        return shown(id);
    }

    private ShownAlert show(Alert alert, Muting muting) {
        return new ShownAlert(
                alert, muting.of(alert), parts.dispatcher.told(alert.id()), parts.dispatcher.next(alert.id()));
    }

    private Muting muting(Instant now) {
        return new Muting(parts.dispatcher.routing(), parts.silences, alerts.values(), now);
    }

    private void remember(AlertChange change) {
        Alert alert = change.alert();
        parts.history.add(
                change.at(), alert, change.to().label(), alert.annotations().getOrDefault("summary", ""));
    }

    private void publish() {
        Map<String, Alert> all = new LinkedHashMap<>();
        for (Alert each : table.all()) {
            all.put(each.id(), each);
        }
        alerts = Collections.unmodifiableMap(all);
    }

    private void keep(Instant now) {
        store.write(now, table.each(), parts.dispatcher.told());
        noted = now;
        isChanged = false;
    }
}
