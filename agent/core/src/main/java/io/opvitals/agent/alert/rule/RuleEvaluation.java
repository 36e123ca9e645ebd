package io.opvitals.agent.alert.rule;

import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.promql.Query;
import io.opvitals.agent.promql.SampleMemory;
import io.opvitals.agent.promql.SampleSource;
import io.opvitals.agent.series.AllSeries;
import io.opvitals.agent.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates all rules over the series of a report, again and again. To be called by one thread every {@link #interval()};
 * rules may be changed, and be looked at, by any.
 */
public final class RuleEvaluation {

    private final AllSeries series;
    private final Ticker ticker;
    private final Past past;
    private final FailingRules failing;
    private volatile Wanted wanted;
    private volatile List<RuleStatus> statuses = List.of();
    private @Nullable Running running;

    /** What is to be evaluated. Each is another, also where it says the same. */
    private static final class Wanted {

        private final RuleSet rules;
        private final Duration interval;

        Wanted(RuleSet rules, Duration interval) {
            this.rules = rules;
            this.interval = interval;
        }
    }

    /** What is known of the time before this JVM. */
    public interface Past {

        /** Nothing is. */
        Past NONE = new Past() {
            @Override
            public void fill(SampleMemory memory, List<Query> queries, Instant until) {}

            @Override
            public SampleSource behind(SampleMemory memory) {
                return memory;
            }
        };

        /** Puts what was before into a new memory, as far as its ranges reach. */
        void fill(SampleMemory memory, List<Query> queries, Instant until);

        /** The same samples, and those that a memory does not reach. */
        SampleSource behind(SampleMemory memory);
    }

    /**
     * Knows no rules yet.
     *
     * @param series what rules are about
     * @param past what was before
     * @param ticker measures how long an evaluation takes
     * @param log told when a rule begins to fail, and when it works again
     */
    public RuleEvaluation(AllSeries series, Past past, Ticker ticker, AgentLog log) {
        this.series = series;
        this.past = past;
        this.ticker = ticker;
        this.failing = new FailingRules(log);
        this.wanted = new Wanted(RuleSet.EMPTY, Duration.ofSeconds(10));
    }

    /**
     * From the next evaluation on, these rules hold.
     *
     * @param interval of groups that do not say their own
     */
    public void change(RuleSet rules, Duration interval) {
        wanted = new Wanted(rules, interval);
    }

    /** The rules that hold. */
    public RuleSet rules() {
        return wanted.rules;
    }

    /** How often {@link #evaluate} is to be called: the shortest interval of any group, at least a second. */
    public Duration interval() {
        return interval(wanted);
    }

    /** How each rule fares, in order. */
    public List<RuleStatus> statuses() {
        return statuses;
    }

    /**
     * Evaluates the groups whose time has come.
     *
     * @param report the latest
     * @param at when that was: the time of the samples, and of the evaluation
     * @return a result for each of their rules; rules of other groups are what they were
     */
    public List<RuleResult> evaluate(HealthReport report, Instant at) {
        Wanted current = wanted;
        Running round = running;
        if (round == null || !round.wanted.equals(current)) {
            round = change(current, round, at);
            running = round;
        }
        if (!round.memory.begin(at.toEpochMilli())) {
            // The clock was set back: what is remembered lies in the future now.
            round = change(current, null, at);
            running = round;
            boolean unused = round.memory.begin(at.toEpochMilli());
        }
        series.write(report, round.memory.sink());
        round.memory.end();
        List<RuleResult> results = new ArrayList<>();
        for (RunningGroup each : round.groups) {
            if (each.isDue(at)) {
                results.addAll(each.evaluate(at));
            }
        }
        results.forEach(failing::look);
        List<RuleStatus> all = new ArrayList<>();
        round.groups.forEach(each -> all.addAll(each.statuses()));
        statuses = List.copyOf(all);
        return results;
    }

    private Running change(Wanted current, @Nullable Running before, Instant at) {
        failing.keep(current.rules.rules());
        List<Query> queries = new ArrayList<>();
        current.rules.rules().forEach(each -> queries.add(each.query()));
        SampleMemory memory = new SampleMemory(queries, interval(current).toMillis());
        if (before == null) {
            past.fill(memory, queries, at);
        } else {
            memory.takeOver(before.memory);
        }
        List<RunningGroup> groups = new ArrayList<>();
        for (RuleGroup each : current.rules.groups()) {
            Duration own = each.interval();
            groups.add(new RunningGroup(
                    each, own == null ? current.interval : own, new GroupParts(past.behind(memory), memory, ticker)));
        }
        return new Running(current, memory, groups);
    }

    private static Duration interval(Wanted wanted) {
        Duration shortest = wanted.interval;
        for (RuleGroup each : wanted.rules.groups()) {
            Duration own = each.interval();
            shortest = own != null && own.compareTo(shortest) < 0 ? own : shortest;
        }
        return shortest.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : shortest;
    }

    /** What is evaluated at present. */
    private record Running(Wanted wanted, SampleMemory memory, List<RunningGroup> groups) {}
}
