package io.opvitals.agent.alert.rule;

import io.opvitals.agent.alert.Alert;
import io.opvitals.agent.alert.AlertChange;
import io.opvitals.agent.alert.AlertTable;
import io.opvitals.agent.alert.Phase;
import io.opvitals.agent.history.HistoryAnswer;
import io.opvitals.agent.history.HistoryQuery;
import io.opvitals.agent.promql.Evaluator;
import io.opvitals.agent.promql.HistoryReader;
import io.opvitals.agent.promql.LongSamples;
import io.opvitals.agent.promql.PromqlException;
import io.opvitals.agent.promql.Sample;
import io.opvitals.agent.promql.SampleMemory;
import io.opvitals.agent.promql.SampleSource;
import io.opvitals.agent.series.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a rule would have said in the past: the same evaluation and the same life of alerts as of the present, over what is
 * remembered. As fine as the history is: an interval of it is one evaluation. Where nothing is remembered, for example because
 * the JVM did not run, series last for five minutes, as Prometheus has it, and are then gone.
 */
public final class Replay {

    /** As many evaluations at most. */
    public static final int MAX_POINTS = 2_000;

    private final Function<HistoryQuery, HistoryAnswer> history;

    /** @param history answers what was */
    public Replay(Function<HistoryQuery, HistoryAnswer> history) {
        this.history = history;
    }

    /**
     * One time that an alert would have fired.
     *
     * @param labels the alert's
     * @param activeAt when the rule began to hold
     * @param firedAt when it would have fired
     * @param resolvedAt when it would have been over; {@code null} where it would fire still
     * @param highest the highest value while it was active
     * @param lowest the lowest
     */
    public record Episode(
            Labels labels,
            Instant activeAt,
            Instant firedAt,
            @Nullable Instant resolvedAt,
            double highest,
            double lowest) {}

    /**
     * What a series was that the rule looks at.
     *
     * @param labels those of the alert that it would be
     * @param values one for each evaluation; NaN where it was not there
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Line(Labels labels, double[] values) {}

    /**
     * All of it.
     *
     * @param resolution of the history; where nothing is remembered of what the rule asks for, the step of the evaluations
     * @param evaluations how often the rule was evaluated
     * @param episodes in the order in which they began to fire
     * @param times of the evaluations
     * @param lines some of the series that the rule looks at, those that would have fired first
     * @param lineCount of how many
     */
    public record Answer(
            Duration resolution,
            int evaluations,
            List<Episode> episodes,
            List<Instant> times,
            List<Line> lines,
            int lineCount) {

        public Answer {
            episodes = List.copyOf(episodes);
            times = List.copyOf(times);
            lines = List.copyOf(lines);
        }
    }

    /**
     * Plays a rule.
     *
     * @param from the beginning
     * @param to the end
     * @throws PromqlException where the rule fails, as it would have then
     */
    public Answer play(AlertRule rule, Instant from, Instant to) throws PromqlException {
        HistoryReader reader = new HistoryReader(history);
        long interval = Math.max(10_000, Duration.between(from, to).toMillis() / MAX_POINTS);
        SampleMemory memory = new SampleMemory(List.of(rule.query()), interval);
        Rounds rounds = new Rounds(rule, from, to, new Evaluator(new LongSamples(memory, reader)));
        long resolution = reader.play(memory, List.of(rule.query()), from, to, MAX_POINTS, rounds);
        if (resolution > 0) {
            return rounds.answer(Duration.ofMillis(resolution));
        }
        // No series gives the times: what is true of none, such as absent(), is true at any.
        for (long at = from.toEpochMilli(); at <= to.toEpochMilli(); at += interval) {
            if (memory.begin(at)) {
                memory.end();
                rounds.round(at);
            }
        }
        return rounds.answer(Duration.ofMillis(interval));
    }

    /** The evaluations, one after the other. */
    private static final class Rounds implements HistoryReader.Rounds {

        private final AlertRule rule;
        private final Instant from;
        private final Instant to;
        private final Evaluator evaluator;
        private final AlertTable table = new AlertTable();
        private final Map<Labels, Episode> firing = new LinkedHashMap<>();
        private final List<Episode> episodes = new ArrayList<>();
        private final Map<Labels, double[]> extremes = new LinkedHashMap<>();
        private final ReplayLines lines;
        private int evaluations;
        private long stepMillis;
        private @Nullable Instant last;
        private @Nullable PromqlException failure;

        Rounds(AlertRule rule, Instant from, Instant to, Evaluator evaluator) {
            this.rule = rule;
            this.from = from;
            this.to = to;
            this.evaluator = evaluator;
            this.lines = new ReplayLines(rule);
        }

        @Override
        public void begin(long millis) {
            stepMillis = millis;
        }

        @Override
        public void round(long atMillis) {
            Instant ended = Instant.ofEpochMilli(atMillis);
            // The last interval may end later.
            Instant at = ended.isAfter(to) ? to : ended;
            if (at.isBefore(from) || failure != null) {
                return;
            }
            passed(at);
            last = at;
            evaluations++;
            List<ActiveSample> active = new ArrayList<>();
            try {
                for (Sample each : evaluator.evaluate(rule.query(), atMillis)) {
                    active.add(rule.active(each.labels(), each.value()));
                }
                lines.add(at, evaluator.evaluate(rule.query().watched().query(), atMillis));
            } catch (PromqlException e) {
                failure = e;
                return;
            }
            for (ActiveSample each : active) {
                double[] known =
                        extremes.computeIfAbsent(each.labels(), labels -> new double[] {each.value(), each.value()});
                known[0] = Math.max(known[0], each.value());
                known[1] = Math.min(known[1], each.value());
            }
            List<AlertChange> changes =
                    table.evaluated(rule.times(), at, new RuleResult(rule, at, active, "").findings());
            changes.forEach(this::change);
        }

        Answer answer(Duration resolution) throws PromqlException {
            if (failure != null) {
                throw failure;
            }
            passed(to);
            firing.forEach((labels, episode) -> episodes.add(ended(episode, null)));
            episodes.sort(java.util.Comparator.comparing(Episode::firedAt));
            Set<Labels> fired = new HashSet<>();
            episodes.forEach(each -> fired.add(each.labels()));
            return new Answer(resolution, evaluations, episodes, lines.times(), lines.shown(fired), lines.count());
        }

        /** Without a round for longer than series last, there are none: what is true of them is not any more. */
        private void passed(Instant at) {
            Instant before = last;
            long lasts = Math.max(SampleSource.LOOKBACK_MILLIS, stepMillis);
            if (before == null || !before.plusMillis(lasts + stepMillis / 2).isBefore(at)) {
                return;
            }
            Instant gone = before.plusMillis(lasts);
            Instant over = gone.plus(rule.times().keepFiringFor());
            table.evaluated(rule.times(), gone, List.of()).forEach(this::change);
            if (over.isAfter(gone) && over.isBefore(at)) {
                table.evaluated(rule.times(), over, List.of()).forEach(this::change);
            }
        }

        private void change(AlertChange change) {
            Alert alert = change.alert();
            if (change.to() == Phase.FIRING) {
                firing.put(
                        alert.labels(),
                        new Episode(alert.labels(), alert.activeAt(), change.at(), null, Double.NaN, Double.NaN));
            } else if (change.to() != Phase.PENDING) {
                Episode episode = firing.remove(alert.labels());
                if (episode != null) {
                    episodes.add(ended(episode, change.at()));
                }
                extremes.remove(alert.labels());
            }
        }

        private Episode ended(Episode episode, @Nullable Instant at) {
            double[] known = extremes.getOrDefault(episode.labels(), new double[] {Double.NaN, Double.NaN});
            return new Episode(episode.labels(), episode.activeAt(), episode.firedAt(), at, known[0], known[1]);
        }
    }
}
