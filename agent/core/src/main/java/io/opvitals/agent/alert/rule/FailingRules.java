package io.opvitals.agent.alert.rule;

import io.opvitals.agent.log.AgentLog;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says when a rule begins to fail and when it works again: one that fails is quiet otherwise. For one thread. */
final class FailingRules {

    private static final String LOGGER = "alerts";

    /** Of one rule, until it works again. */
    private static final int MAX_CAUSES = 5;

    private final AgentLog log;

    /** By the rules' keys, what was said. */
    private final Map<String, Set<String>> causes = new HashMap<>();

    FailingRules(AgentLog log) {
        this.log = log;
    }

    /** Looks at a result. */
    void look(RuleResult result) {
        AlertRule rule = result.rule();
        if (!result.isFailed()) {
            if (causes.remove(rule.key()) != null) {
                log.info(LOGGER, "rule " + rule.name() + " works again (" + rule.key() + ")");
            }
            return;
        }
        Set<String> said = causes.computeIfAbsent(rule.key(), key -> new HashSet<>());
        // A count in it does not make it another cause.
        if (said.size() < MAX_CAUSES && said.add(result.problem().replaceAll("[0-9]+", "0"))) {
            log.warn(
                    LOGGER,
                    "rule " + rule.name() + " fails, its alerts stay what they are: " + result.problem() + " ("
                            + rule.key() + ")");
        }
    }

    /** Only these are there still. */
    void keep(List<AlertRule> rules) {
        Set<String> keys = new HashSet<>();
        rules.forEach(each -> keys.add(each.key()));
        causes.keySet().retainAll(keys);
    }
}
