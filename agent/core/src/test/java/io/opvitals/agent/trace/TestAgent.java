package io.opvitals.agent.trace;

import io.opvitals.agent.collect.Snapshot;
import io.opvitals.agent.guard.GuardReport;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ReportListener;
import io.opvitals.agent.health.ScopeHealth;
import io.opvitals.agent.health.Score;
import io.opvitals.agent.health.Status;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.operation.AgentDoor;
import io.opvitals.agent.operation.KeptCalls;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.OperationRegistry;
import io.opvitals.agent.operation.OperationSettings;
import io.opvitals.agent.operation.OperationSnapshot;
import io.opvitals.agent.operation.OwnFailures;
import io.opvitals.agent.operation.ResultKinds;
import io.opvitals.agent.operation.StuckCalls;
import io.opvitals.agent.time.FakeTicker;
import io.opvitals.bootstrap.OpvitalsDoor;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Recording and collecting without an agent: calls come through the door, seconds pass when a test says so. */
public final class TestAgent {

    public final FakeTicker ticker = new FakeTicker();
    private final InstantSource clock = ticker.clock();
    private final Instant started = clock.instant();
    public final Masker masker = new Masker();
    public final ExceptionLog exceptions = new ExceptionLog(masker);
    public final List<KeptBatch> batches = new ArrayList<>();
    public final AgentLog log;
    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
    private final KeptCalls kept = new KeptCalls();
    private final OperationRegistry operations;
    private final StuckCalls stuck;
    private final CallKeeper keeper;
    private final List<ReportListener> listeners = new ArrayList<>();
    private Status status = Status.HEALTHY;

    public TestAgent() {
        this(TraceSettings.DEFAULT, RandomGenerator.getDefault());
    }

    public TestAgent(TraceSettings settings, RandomGenerator random) {
        log = new AgentLog(new PrintStream(logged, true, StandardCharsets.UTF_8), AgentLog.Level.INFO, clock, ticker);
        operations = new OperationRegistry(ticker, kept, new OwnFailures(log), new ResultKinds(List.of()));
        stuck = new StuckCalls(operations);
        OpvitalsDoor.open(new AgentDoor(operations));
        keeper = new CallKeeper(operations, kept, settings, exceptions, random, List.of(batches::add));
    }

    public void listen(ReportListener listener) {
        listeners.add(listener);
    }

    public int operation(String name) {
        return operation(name, OperationSettings.DEFAULT);
    }

    public int operation(String name, OperationSettings settings) {
        return operations.register(OperationId.parse(name), settings);
    }

    public void call(int operation, Duration duration) {
        call(operation, duration, null);
    }

    public void call(int operation, Duration duration, @Nullable Throwable thrown) {
        OpvitalsDoor.Call call = OpvitalsDoor.enter(operation);
        ticker.advance(duration);
        OpvitalsDoor.exit(call, thrown);
    }

    /** One second passes and the collector comes round. */
    public HealthReport second() {
        ticker.advance(Duration.ofSeconds(1));
        return collect();
    }

    /** The collector comes round. The kept calls are in {@link #batches} afterwards. */
    public HealthReport collect() {
        HealthReport report = report(List.of());
        listeners.forEach(each -> each.onReport(report));
        keeper.onReport(report);
        return report;
    }

    /** The collector comes round and finds everything in another state. */
    public void collect(Status changed, Score score) {
        HealthReport.Change change = new HealthReport.Change("routellm", "complete", status, changed, score);
        status = changed;
        HealthReport report = report(List.of(change));
        listeners.forEach(each -> each.onReport(report));
    }

    public Instant started() {
        return started;
    }

    public Instant now() {
        return clock.instant();
    }

    public List<String> logLines() {
        return logged.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private HealthReport report(List<HealthReport.Change> changes) {
        Snapshot snapshot = new Snapshot(ticker.nanos(), now(), operations.snapshot());
        SortedMap<OperationId, ScopeHealth> byOperation = new TreeMap<>();
        SortedMap<String, ScopeHealth> byWrapper = new TreeMap<>();
        for (Map.Entry<OperationId, OperationSnapshot> each :
                snapshot.operations().entrySet()) {
            ScopeHealth health = health(each.getValue());
            byOperation.put(each.getKey(), health);
            byWrapper.put(each.getKey().wrapper(), health);
        }
        ScopeHealth system = health(OperationSnapshot.empty(new OperationId("system", "all")));
        return new HealthReport(
                snapshot,
                system,
                byWrapper,
                byOperation,
                GuardReport.EMPTY,
                changes,
                stuck.scan(snapshot.nanos(), snapshot.time()));
    }

    private ScopeHealth health(OperationSnapshot window) {
        boolean known = window.ended() > 0;
        Score score = known ? new Score(0.75, 0.75, List.of()) : Score.UNKNOWN;
        return new ScopeHealth(
                score,
                known ? status : Status.UNKNOWN,
                0,
                window,
                Duration.ofMinutes(5).toNanos(),
                1,
                window.inFlight(),
                7);
    }
}
