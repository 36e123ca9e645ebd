package io.opvitals.agent;

import io.opvitals.agent.config.Settings;
import io.opvitals.agent.instrument.MethodSelection;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.operation.OperationRegistry;
import io.opvitals.agent.operation.OutcomeRules;
import java.util.List;
import java.util.Map;

/** Makes the selection of monitored methods, and the rules for judging their calls, from the settings. */
final class Selections {

    private final Map<String, String> environment;
    private final OperationRegistry operations;
    private final AgentLog log;

    Selections(Map<String, String> environment, OperationRegistry operations, AgentLog log) {
        this.environment = environment;
        this.operations = operations;
        this.log = log;
    }

    /** @param problems gets a sentence for each part that is wrong; the selection is what is right */
    MethodSelection of(Settings settings, List<String> problems) {
        WrittenSelection written = WrittenSelection.of(settings, environment, problems);
        return new MethodSelection(operations, written.selectors(), new OutcomeRules(written.rules(), log), log);
    }
}
