package io.opvitals.agent.operation;

import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.time.Ticker;
import io.opvitals.bootstrap.OpvitalsDoor;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An agent's recording side without an agent: operations are called through the door, as woven code does. */
final class Recording {

    final KeptCalls kept = new KeptCalls();
    final OwnFailures failures;
    final OperationRegistry operations;
    final AgentLog log;
    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();

    Recording(Ticker ticker) {
        PrintStream out = new PrintStream(logged, true, StandardCharsets.UTF_8);
        log = new AgentLog(out, AgentLog.Level.INFO, Clock.systemUTC(), ticker);
        failures = new OwnFailures(log);
        operations = new OperationRegistry(ticker, kept, failures, new ResultKinds(List.of()));
        OpvitalsDoor.open(new AgentDoor(operations));
    }

    int operation(String name) {
        return operations.register(OperationId.parse(name), OperationSettings.DEFAULT);
    }

    int operation(String name, OperationSettings settings) {
        return operations.register(OperationId.parse(name), settings);
    }

    OperationSnapshot read(String name) {
        OperationSnapshot snapshot = operations.snapshot().get(OperationId.parse(name));
        if (snapshot == null) {
            throw new AssertionError("no operation " + name);
        }
        return snapshot;
    }

    static void call(int operation) {
        OpvitalsDoor.exit(OpvitalsDoor.enter(operation), null);
    }

    static void call(int operation, @Nullable Throwable thrown) {
        OpvitalsDoor.exit(OpvitalsDoor.enter(operation), thrown);
    }

    String log() {
        return logged.toString(StandardCharsets.UTF_8);
    }
}
