package io.opvitals.agent.alert.dispatch;

import io.opvitals.agent.alert.Alert;
import io.opvitals.agent.alert.Phase;
import io.opvitals.agent.alert.channel.Notification;
import io.opvitals.agent.alert.route.Escalation;
import io.opvitals.agent.alert.route.Route;
import io.opvitals.agent.alert.route.Routing;
import io.opvitals.agent.series.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides who is told of which alerts and when: groups, waits, repeats, mutes, escalates. Used by one thread at a time.
 *
 * <p>{@link #look} is to be called every second with all alerts as they are. What it decides is noted as not sure, and to be
 * kept; then {@link #tell} hands it to {@link Sending} and notes it as sure, to be kept again. A JVM that is killed in between
 * says the same again, under the same key.
 */
public final class Dispatcher {

    private final Parts parts;
    private final Writing writing;
    private final ToldLog log = new ToldLog();
    private final Map<String, AlertGroup> groups = new TreeMap<>();

    /** The groups that each alert is in, by its id. */
    private final Map<String, List<AlertGroup>> placed = new HashMap<>();

    /** What is to be handed over. */
    private final List<Telling> tellings = new ArrayList<>();

    /** Groups whose turn it was. */
    private final List<AlertGroup> due = new ArrayList<>();

    private Routing routing = Routing.DEFAULT;

    /**
     * A decision to tell a channel.
     *
     * @param notification {@code null} where the channel does not want to know, and only we do
     * @param after what it knows then; {@code null} where nothing is left to know
     */
    private record Telling(
            @Nullable Notification notification,
            Told before,
            @Nullable Told after) {}

    /** Takes what is to be delivered; the notification is safe when it returns. */
    @FunctionalInterface
    public interface Sending {
        void send(Notification notification);
    }

    /**
     * What it needs of others.
     *
     * @param channels the names of the channels there are
     * @param sendsResolved whether a channel wants to know what is over
     * @param externalUrl where the agent answers; empty where it does not
     * @param sending delivers
     */
    public record Parts(
            Supplier<? extends Collection<String>> channels,
            Predicate<String> sendsResolved,
            Supplier<String> externalUrl,
            Sending sending) {}

    public Dispatcher(Parts parts) {
        this.parts = parts;
        this.writing = new Writing(parts.externalUrl);
    }

    /** Takes over what another JVM told. */
    public void restore(Collection<Told> told) {
        told.forEach(log::put);
    }

    /** What every channel was told last, to be kept. */
    public List<Told> told() {
        return log.all();
    }

    /** Who is told by these rules from now on. What was told by others is told to its end. */
    public void use(Routing next) {
        routing = next;
        groups.clear();
        placed.clear();
        tellings.clear();
        due.clear();
    }

    /** The rules that hold. */
    public Routing routing() {
        return routing;
    }

    /**
     * Decides who is to be told now.
     *
     * @param alerts all there are, by id
     * @param muting why nobody is told of some
     * @return whether something is to be kept
     */
    public boolean look(Map<String, Alert> alerts, Muting muting, Instant now) {
        tellings.clear();
        due.clear();
        place(alerts, now);
        boolean isChanged = finish(alerts, now);
        for (AlertGroup each : groups.values()) {
            isChanged |= look(each, muting, now);
        }
        return isChanged;
    }

    /**
     * Tells what was decided.
     *
     * @return whether something is to be kept
     */
    public boolean tell() {
        for (Telling each : tellings) {
            if (each.notification != null) {
                parts.sending.send(each.notification);
            }
            if (each.after == null) {
                log.remove(each.before);
            } else {
                log.put(each.after);
            }
        }
        due.forEach(this::forget);
        return !tellings.isEmpty();
    }

    /** The wall clock was put right by so much. */
    public void move(Duration by) {
        groups.values().forEach(each -> each.move(by));
        log.move(by);
    }

    /** When the groups of an alert are looked at next; {@code null} where it is in none. */
    public @Nullable Instant next(String alert) {
        return placed.getOrDefault(alert, List.of()).stream()
                .map(AlertGroup::next)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** The channels that believe that an alert fires. */
    public Set<String> told(String alert) {
        Set<String> channels = new HashSet<>();
        for (Told each : log.all()) {
            if (each.firing().containsKey(alert)) {
                channels.add(each.channel());
            }
        }
        return channels;
    }

    /** Puts every alert that fires into its groups, and what is over where it was. */
    private void place(Map<String, Alert> alerts, Instant now) {
        for (Alert each : alerts.values()) {
            if (each.phase() == Phase.FIRING) {
                for (AlertGroup group : placed.computeIfAbsent(each.id(), id -> groupsOf(each.labels(), now))) {
                    group.put(each, now);
                }
            }
        }
        for (AlertGroup group : groups.values()) {
            group.alerts.replaceAll((id, known) -> latest(known, alerts.get(id), now));
        }
        for (Told each : log.all()) {
            AlertGroup group = groups.get(each.group());
            if (group != null) {
                each.firing()
                        .forEach((id, alert) ->
                                group.alerts.computeIfAbsent(id, missing -> latest(alert, alerts.get(id), now)));
            }
        }
    }

    /** Of one that fires no more, its end, also where a new life of it has begun. */
    private static Alert latest(Alert known, @Nullable Alert now, Instant at) {
        if (now != null && (now.phase() == Phase.FIRING || now.phase() == Phase.RESOLVED)) {
            return now;
        }
        return known.over(at);
    }

    private List<AlertGroup> groupsOf(Labels alert, Instant now) {
        List<AlertGroup> found = new ArrayList<>();
        for (Route each : routing.root().match(alert)) {
            Labels labels = each.grouping().of(alert);
            String key = AlertGroup.key(each, labels);
            found.add(groups.computeIfAbsent(key, missing -> new AlertGroup(key, each, labels, now)));
        }
        return found;
    }

    private boolean look(AlertGroup group, Muting muting, Instant now) {
        boolean isDue = group.isDue(now);
        if (isDue) {
            group.wasTold(now);
        }
        if (!group.hasBegun() || routing.quietBy(group.route, now) != null) {
            return false;
        }
        boolean told = false;
        Set<String> first = routing.channels(group.route.receiver(), parts.channels.get());
        List<Alert> heard = group.alerts.values().stream()
                .filter(each -> !muting.of(each).isQuiet())
                .toList();
        for (String each : first) {
            told |= tell(group, each, news(heard), isDue, now);
        }
        for (Escalation each : group.route.escalations()) {
            for (String channel : routing.channels(each.receiver(), parts.channels.get())) {
                if (!first.contains(channel)) {
                    told |= escalate(group, channel, heard, each.after(), isDue, now);
                }
            }
        }
        if (isDue) {
            due.add(group);
        }
        return told;
    }

    /** An alert that nobody has taken in hand goes further; once told, a channel hears of it to its end. */
    private boolean escalate(
            AlertGroup group, String channel, List<Alert> heard, Duration after, boolean isDue, Instant now) {
        Told told = log.get(group.key, channel);
        List<Alert> escalated = new ArrayList<>();
        boolean isNew = false;
        for (Alert each : heard) {
            boolean isKnown = told != null && told.firing().containsKey(each.id());
            Instant firedAt = each.firedAt();
            boolean goesFurther = each.isFiring()
                    && each.acknowledged() == null
                    && firedAt != null
                    && !firedAt.plus(after).isAfter(now);
            isNew |= goesFurther && !isKnown;
            if (isKnown || goesFurther) {
                escalated.add(each);
            }
        }
        return tell(group, channel, news(escalated), isDue || isNew, now);
    }

    private boolean tell(AlertGroup group, String channel, News news, boolean isDue, Instant now) {
        Told before = log.get(group.key, channel);
        if (before != null && before.isAcknowledged() && before.knows(news) && !news.isAcknowledged()) {
            log.put(before.notAcknowledged());
            return true;
        }
        boolean isTaken = before != null && !before.isAcknowledged() && before.knows(news) && news.isAcknowledged();
        boolean isUnsure = before != null && !before.isSure();
        boolean isFor = isTaken
                || ((isDue || isUnsure)
                        && news.isFor(
                                before,
                                parts.sendsResolved.test(channel),
                                group.route.timing().repeatInterval(),
                                now));
        return isFor && decide(group.key, group.labels, channel, before, news, now);
    }

    private boolean decide(String group, Labels labels, String channel, @Nullable Told before, News news, Instant now) {
        long told = before == null ? 0 : before.sequence();
        long sequence = before == null || before.isSure() ? told + 1 : told;
        Map<String, Alert> firing = new TreeMap<>();
        news.firing().forEach(each -> firing.put(each.id(), each));
        Told after =
                new Told(group, channel, sequence, now, firing, News.ids(news.resolved()), news.isAcknowledged(), true);
        boolean isWanted = !news.firing().isEmpty() || parts.sendsResolved.test(channel);
        Told unsure = unsure(before, after);
        log.put(unsure);
        tellings.add(
                new Telling(isWanted ? writing.write(group, labels, channel, sequence, news) : null, unsure, after));
        return true;
    }

    /** Until it is sure, the channel may believe the one or the other. */
    private static Told unsure(@Nullable Told before, Told after) {
        Map<String, Alert> firing = new TreeMap<>(before == null ? Map.of() : before.firing());
        firing.putAll(after.firing());
        return new Told(
                after.group(),
                after.channel(),
                after.sequence(),
                after.at(),
                firing,
                before == null ? Set.of() : before.resolved(),
                before != null && before.isAcknowledged(),
                false);
    }

    /** What is over, and no channel believes to fire, is done. */
    private void forget(AlertGroup group) {
        group.alerts.values().removeIf(each -> {
            boolean isDone = !each.isFiring() && !log.believesFiring(group.key, each.id());
            if (isDone) {
                placed.remove(each.id());
            }
            return isDone;
        });
        if (group.alerts.isEmpty()) {
            groups.remove(group.key);
            log.removeGroup(group.key);
        }
    }

    /** Tells the end of what was told by rules that do not hold any more, and forgets channels that are gone. */
    private boolean finish(Map<String, Alert> alerts, Instant now) {
        boolean told = false;
        Collection<String> channels = parts.channels.get();
        for (Told each : log.all()) {
            boolean isGone = !channels.contains(each.channel());
            if (!isGone && (isAddressed(each) || isAnyFiring(each, alerts))) {
                continue;
            }
            List<Alert> over = new ArrayList<>();
            each.firing().forEach((id, alert) -> over.add(latest(alert, alerts.get(id), now)));
            if (isGone || over.isEmpty()) {
                log.remove(each);
            } else {
                decide(each.group(), Labels.EMPTY, each.channel(), each, news(over), now);
                Telling last = tellings.remove(tellings.size() - 1);
                tellings.add(new Telling(last.notification, last.before, null));
            }
            told = true;
        }
        return told;
    }

    /** Whether the rules that hold tell this channel of this group. */
    private boolean isAddressed(Told told) {
        AlertGroup group = groups.get(told.group());
        if (group == null) {
            return false;
        }
        Collection<String> channels = parts.channels.get();
        if (routing.channels(group.route.receiver(), channels).contains(told.channel())) {
            return true;
        }
        for (Escalation each : group.route.escalations()) {
            if (routing.channels(each.receiver(), channels).contains(told.channel())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAnyFiring(Told told, Map<String, Alert> alerts) {
        for (String each : told.firing().keySet()) {
            Alert alert = alerts.get(each);
            if (alert != null && alert.isFiring()) {
                return true;
            }
        }
        return false;
    }

    private static News news(List<Alert> alerts) {
        return new News(
                alerts.stream().filter(Alert::isFiring).toList(),
                alerts.stream().filter(each -> !each.isFiring()).toList());
    }
}
