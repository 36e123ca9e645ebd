package io.opvitals.agent.alert.rule;

import io.opvitals.agent.history.HistoryAnswer;
import io.opvitals.agent.history.HistoryQuery;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.promql.HistoryReader;
import io.opvitals.agent.promql.LongSamples;
import io.opvitals.agent.promql.Query;
import io.opvitals.agent.promql.SampleMemory;
import io.opvitals.agent.promql.SampleSource;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** What was before, from the history on disk. */
public final class HistoryPast implements RuleEvaluation.Past {

    private final HistoryReader reader;

    private final AgentLog log;

    /**
     * Asks this.
     *
     * @param history answers what was
     * @param log where failures go: without a past, rules begin with the present
     */
    public HistoryPast(Function<HistoryQuery, HistoryAnswer> history, AgentLog log) {
        this.reader = new HistoryReader(history);
        this.log = log;
    }

    @Override
    public void fill(SampleMemory memory, List<Query> queries, Instant until) {
        try {
            reader.play(memory, ranged(queries), until, until, HistoryQuery.MAX_POINTS, at -> {});
        } catch (RuntimeException e) {
            log.warn("alerts", "ranges of rules begin now, what was before cannot be read: " + e);
        }
    }

    @Override
    public SampleSource behind(SampleMemory memory) {
        return new LongSamples(memory, reader);
    }

    /** Without those that ask for days: these are read from disk when they are needed. */
    private static List<Query> ranged(List<Query> queries) {
        return queries.stream()
                .filter(query -> query.isPromql()
                        && query.selectors().stream().anyMatch(each -> each.rangeMillis() + each.offsetMillis() > 0))
                .toList();
    }
}
