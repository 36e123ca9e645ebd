package io.opvitals.agent.operation;

import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.rule.Root;
import io.opvitals.agent.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outcome rules in force, in their order. Replaced as a whole by {@link OperationRegistry#setRules}. */
public final class OutcomeRules {

    private final List<Rule> rules;
    private final AgentLog log;

    /** Set while this thread asks rules: a getter may be monitored itself, and lead back here. */
    @SuppressWarnings("ThreadLocalUsage") // One for each set of rules, and seldom set.
    private final ThreadLocal<@Nullable Boolean> asking = new ThreadLocal<>();

    /**
     * @param rules the rules; of those that decide an outcome, the first that applies does
     * @param log says when a rule switches itself off
     */
    public OutcomeRules(List<Rule> rules, AgentLog log) {
        this.rules = List.copyOf(rules);
        this.log = log;
    }

    /** The words for outcomes that rules are written with. */
    public static List<String> words() {
        List<String> words = new ArrayList<>();
        for (Outcome each : Outcome.values()) {
            words.add(each.label());
        }
        return words;
    }

    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /** Whether a rule for this operation reads what its calls return. */
    public boolean readResult(OperationId id) {
        return read(id, Root.RESULT);
    }

    /** Whether a rule for this operation reads what its calls are made with. */
    public boolean readArguments(OperationId id) {
        return read(id, Root.ARGUMENTS);
    }

    /** Those for one operation; {@code null} where there are none. */
    @Nullable
    OperationRules of(OperationId id) {
        List<Rule> own = new ArrayList<>();
        for (Rule each : rules) {
            if (each.operations().matches(id.name())) {
                own.add(each);
            }
        }
        return own.isEmpty() ? null : new OperationRules(id, own, asking, log);
    }

    private boolean read(OperationId id, Root root) {
        for (Rule each : rules) {
            if (each.reads(root) && each.operations().matches(id.name())) {
                return true;
            }
        }
        return false;
    }
}
