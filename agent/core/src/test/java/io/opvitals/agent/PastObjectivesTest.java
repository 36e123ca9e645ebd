package io.opvitals.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.opvitals.agent.collect.TestCalls;
import io.opvitals.agent.health.HealthSettings;
import io.opvitals.agent.health.ReportListener;
import io.opvitals.agent.health.TestCycle;
import io.opvitals.agent.history.HistoryParts;
import io.opvitals.agent.history.HistorySettings;
import io.opvitals.agent.history.Resolution;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.series.AllSeries;
import io.opvitals.agent.series.SloSeries;
import io.opvitals.agent.slo.Objective;
import io.opvitals.agent.slo.Objective.Kind;
import io.opvitals.agent.slo.SloReport.Slo;
import io.opvitals.agent.slo.SloTracker;
import io.opvitals.agent.storage.DataDirectory;
import io.opvitals.agent.time.FakeTicker;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PastObjectivesTest {

    private static final Objective OBJECTIVE =
            new Objective("routellm", null, Kind.AVAILABILITY, Duration.ZERO, 0.99, Duration.ofDays(30));
    private static final Objective OTHER =
            new Objective("search", null, Kind.AVAILABILITY, Duration.ZERO, 0.99, Duration.ofDays(30));

    @TempDir
    Path directory;

    @Test
    void budget_afterARestart_countsTheCallsBefore() throws Exception {
        Instant end = process(40, 10);

        Instant begin = end.plusSeconds(3_600);
        TestCalls calls = new TestCalls();
        SloTracker tracker =
                new SloTracker(List.of(OBJECTIVE, OTHER), calls.ticker().nanos());
        TestCycle cycle = new TestCycle(calls, HealthSettings.DEFAULT, tracker);
        try (DataDirectory data = new DataDirectory(directory.toString())) {
            HistoryParts parts = parts(data);
            tracker.restore(new PastObjectives(parts.history()::query).read(tracker.objectives(), begin));
        }
        calls.succeed(calls.operation("routellm.complete"), 50);
        cycle.seconds(1);

        Slo slo = tracker.report().objectives().get(0);
        assertThat(slo.total()).isEqualTo(100);
        assertThat(slo.bad()).isEqualTo(10);
        assertThat(slo.budgetRemaining()).isEqualTo(1 - 0.1 / 0.01, within(1e-9));
        assertThat(tracker.report().objectives().get(1).total()).isZero();
        assertThat(tracker.totals().get(0).total()).isEqualTo(50);
    }

    /** One that counts so many calls, is remembered and ends. */
    private Instant process(int good, int bad) throws Exception {
        TestCalls calls = new TestCalls();
        SloTracker tracker =
                new SloTracker(List.of(OBJECTIVE, OTHER), calls.ticker().nanos());
        try (DataDirectory data = new DataDirectory(directory.toString())) {
            HistoryParts parts = parts(data);
            parts.start(new AllSeries(List.of(new SloSeries(tracker::totals))));
            Instant[] latest = {Instant.EPOCH};
            ReportListener remembering = report -> {
                parts.onReport(report);
                latest[0] = report.snapshot().time();
            };
            TestCycle cycle = new TestCycle(calls, HealthSettings.DEFAULT, tracker, remembering);
            cycle.seconds(1);
            calls.succeed(calls.operation("routellm.complete"), good);
            calls.fail(calls.operation("routellm.complete"), bad);
            cycle.seconds(1);
            parts.close(Duration.ofSeconds(20));
            return latest[0];
        }
    }

    private static HistoryParts parts(DataDirectory data) {
        HistorySettings settings = new HistorySettings(
                16 << 20,
                Map.of(
                        Resolution.TEN_SECONDS, Duration.ofHours(6),
                        Resolution.MINUTE, Duration.ofDays(2),
                        Resolution.TEN_MINUTES, Duration.ofDays(14),
                        Resolution.HOUR, Duration.ofDays(90),
                        Resolution.DAY, Duration.ofDays(1825)));
        FakeTicker ticker = new FakeTicker();
        AgentLog log = new AgentLog(
                new PrintStream(OutputStream.nullOutputStream()), AgentLog.Level.INFO, () -> Instant.EPOCH, ticker);
        return new HistoryParts(data, settings, Thread::new, () -> Instant.EPOCH, ticker, log);
    }
}
