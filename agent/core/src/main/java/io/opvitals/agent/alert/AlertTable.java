package io.opvitals.agent.alert;

import io.opvitals.agent.series.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All alerts that are not inactive, by rule and labels; takes them through their lives. Used by one thread at a time.
 *
 * <p>A rule that finds nothing and has no alert costs one look into a map.
 */
public final class AlertTable {

    /** Findings of one rule past it are left out: so many alerts say no more than these. */
    public static final int MAX_PER_RULE = 1_000;

    private final Map<String, Map<Labels, Alert>> byRule = new HashMap<>();

    /** Restored, and not found by any evaluation since. */
    private final Set<String> unconfirmed = new HashSet<>();

    /** Until then, a restored alert that is not found goes on. */
    private Instant undecidedUntil = Instant.MIN;

    /**
     * Takes over what another JVM left.
     *
     * @param alerts as they were
     * @param until so long, one that is not found goes on: a rule that has just begun to look knows too little
     */
    public void restore(Collection<Alert> alerts, Instant until) {
        for (Alert each : alerts) {
            byRule.computeIfAbsent(each.rule(), rule -> new LinkedHashMap<>()).put(each.labels(), each);
            unconfirmed.add(each.id());
        }
        undecidedUntil = until;
    }

    /**
     * An evaluation of a rule.
     *
     * @param findings each with other labels; of two with the same, the first counts
     * @return what changed its phase
     */
    public List<AlertChange> evaluated(RuleTimes rule, Instant at, List<Finding> findings) {
        Map<Labels, Alert> alerts = byRule.get(rule.key());
        if (alerts == null) {
            if (findings.isEmpty()) {
                return List.of();
            }
            alerts = new LinkedHashMap<>();
            byRule.put(rule.key(), alerts);
        }
        List<AlertChange> changes = new ArrayList<>();
        Set<Labels> found = found(rule, at, findings, alerts, changes);
        missing(rule, at, found, alerts, changes);
        if (alerts.isEmpty()) {
            byRule.remove(rule.key());
        }
        return changes;
    }

    /** Only these rules are left: what others found is over. */
    public List<AlertChange> retain(Set<String> rules, Instant at) {
        List<AlertChange> changes = new ArrayList<>();
        for (Iterator<Map.Entry<String, Map<Labels, Alert>>> each =
                        byRule.entrySet().iterator();
                each.hasNext(); ) {
            Map.Entry<String, Map<Labels, Alert>> rule = each.next();
            if (!rules.contains(rule.getKey())) {
                for (Alert alert : rule.getValue().values()) {
                    over(alert, at, changes);
                }
                each.remove();
            }
        }
        return changes;
    }

    /** Replaces an alert, for example by one that somebody has taken in hand; {@code null} where there is none. */
    public @Nullable Alert replace(String id, UnaryOperator<Alert> with) {
        Alert found = null;
        for (Map<Labels, Alert> alerts : byRule.values()) {
            for (Map.Entry<Labels, Alert> each : alerts.entrySet()) {
                if (each.getValue().id().equals(id)) {
                    Alert replaced = with.apply(each.getValue());
                    each.setValue(replaced);
                    found = found == null ? replaced : worse(found, replaced);
                }
            }
        }
        return found;
    }

    /** The wall clock was put right by so much. */
    public void move(Duration by) {
        for (Map<Labels, Alert> alerts : byRule.values()) {
            alerts.replaceAll((labels, alert) -> alert.moved(by));
        }
        undecidedUntil = undecidedUntil.equals(Instant.MIN) ? undecidedUntil : undecidedUntil.plus(by);
    }

    /** One for each id, in order of the ids: where two rules find the same, the worse. */
    public List<Alert> all() {
        Map<String, Alert> all = new TreeMap<>();
        for (Map<Labels, Alert> alerts : byRule.values()) {
            for (Alert each : alerts.values()) {
                all.merge(each.id(), each, AlertTable::worse);
            }
        }
        return List.copyOf(all.values());
    }

    /** Every one, also where two rules find the same. */
    public List<Alert> each() {
        List<Alert> each = new ArrayList<>();
        byRule.values().forEach(alerts -> each.addAll(alerts.values()));
        return each;
    }

    public boolean isEmpty() {
        return byRule.isEmpty();
    }

    private Set<Labels> found(
            RuleTimes rule, Instant at, List<Finding> findings, Map<Labels, Alert> alerts, List<AlertChange> changes) {
        Evaluated evaluated = new Evaluated(at, rule.pendingFor(), rule.keepFiringFor(), false);
        Set<Labels> found = new HashSet<>();
        for (Finding each : findings) {
            if (found.size() >= MAX_PER_RULE || !found.add(each.labels())) {
                continue;
            }
            Alert before = alerts.get(each.labels());
            Alert known = before == null ? first(rule, at, each) : before;
            unconfirmed.remove(known.id());
            AlertState next = known.state().found(evaluated);
            boolean isNewLife = known.state() instanceof Resolved && !(next instanceof Resolved);
            Alert now = (isNewLife ? known.acknowledged(null) : known).found(each, next);
            alerts.put(each.labels(), now);
            change(known, now, at, changes);
        }
        return found;
    }

    private void missing(
            RuleTimes rule, Instant at, Set<Labels> found, Map<Labels, Alert> alerts, List<AlertChange> changes) {
        for (Iterator<Map.Entry<Labels, Alert>> each = alerts.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<Labels, Alert> entry = each.next();
            if (found.contains(entry.getKey())) {
                continue;
            }
            Alert before = entry.getValue();
            boolean isUndecided = at.isBefore(undecidedUntil) && unconfirmed.contains(before.id());
            AlertState next =
                    before.state().missing(new Evaluated(at, rule.pendingFor(), rule.keepFiringFor(), isUndecided));
            Alert now = before.in(next);
            change(before, now, at, changes);
            if (next instanceof Inactive) {
                unconfirmed.remove(before.id());
                each.remove();
            } else {
                entry.setValue(now);
            }
        }
    }

    private static Alert first(RuleTimes rule, Instant at, Finding finding) {
        return new Alert(
                Fingerprint.of(finding.labels()),
                rule.key(),
                finding.labels(),
                finding.annotations(),
                finding.value(),
                new Inactive(at),
                null);
    }

    private static void over(Alert alert, Instant at, List<AlertChange> changes) {
        if (alert.state() instanceof Firing) {
            change(alert, alert.over(at), at, changes);
        } else if (alert.state() instanceof Pending) {
            change(alert, alert.in(new Inactive(at)), at, changes);
        }
    }

    private static void change(Alert before, Alert now, Instant at, List<AlertChange> changes) {
        boolean isForgotten = before.state() instanceof Resolved && now.state() instanceof Inactive;
        if (before.phase() != now.phase() && !isForgotten) {
            changes.add(new AlertChange(now, before.phase(), now.phase(), at));
        }
    }

    private static Alert worse(Alert a, Alert b) {
        return rank(a) >= rank(b) ? a : b;
    }

    private static int rank(Alert alert) {
        return switch (alert.phase()) {
            case FIRING -> 3;
            case PENDING -> 2;
            case RESOLVED -> 1;
            case INACTIVE -> 0;
        };
    }
}
