package io.opvitals.agent.alert.manage;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.alert.Alert;
import io.opvitals.agent.alert.AlertChange;
import io.opvitals.agent.alert.Finding;
import io.opvitals.agent.alert.Fingerprint;
import io.opvitals.agent.alert.Phase;
import io.opvitals.agent.alert.RuleTimes;
import io.opvitals.agent.alert.channel.AlertMessage;
import io.opvitals.agent.alert.channel.Notification;
import io.opvitals.agent.alert.dispatch.Dispatcher;
import io.opvitals.agent.alert.route.MatcherText;
import io.opvitals.agent.alert.route.Routing;
import io.opvitals.agent.alert.route.RoutingReader;
import io.opvitals.agent.alert.silence.Silence;
import io.opvitals.agent.alert.silence.SilenceBook;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.series.Labels;
import io.opvitals.agent.storage.DataDirectory;
import io.opvitals.agent.time.Ticker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts over restarts, each a new manager over the same folder. */
class AlertManagerTest {

    private static final Instant START = Instant.parse("2026-11-21T14:00:00Z");
    private static final Labels LLM =
            Labels.of("alertname", "Failing", "severity", "warning", "opvitals_wrapper", "llm");
    private static final String ID = Fingerprint.of(LLM);
    private static final RuleTimes RULE = new RuleTimes("rule", Duration.ZERO, Duration.ZERO);
    private static final Duration WINDOW = Duration.ofSeconds(30);

    private static final String ROUTING = """
            route: {receiver: mail, group_by: [alertname], group_wait: 2s, group_interval: 5s, repeat_interval: 1h}
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
    private final AgentLog log = new AgentLog(
            new PrintStream(logged, true, StandardCharsets.UTF_8), AgentLog.Level.INFO, () -> START, Ticker.system());
    private final List<Notification> sent = new ArrayList<>();
    private final List<AlertChange> changes = new ArrayList<>();
    private Instant now = START;
    private @Nullable DataDirectory data;
    private Killed killed = () -> {};
    private SilenceBook silences;
    private AlertHistory history;
    private AlertManager manager;

    /** Where a JVM may end: after a notification was handed over, before that is noted. */
    private interface Killed {
        void here();
    }

    @AfterEach
    void close() throws IOException {
        if (data != null) {
            data.close();
        }
    }

    @Test
    void restartWhileFiring_noSecondNotification_andTheEndArrives() {
        run(10, LLM);
        assertThat(sent).hasSize(1);

        restart();
        run(20, LLM);
        assertThat(sent).hasSize(1);
        restart();
        run(20);
        // The window since the restart is not over: the rule may know too little.
        assertThat(sent).hasSize(1);
        run(20);

        assertThat(sent).hasSize(2);
        assertThat(sent.get(1).resolved()).isTrue();
        assertThat(sent.get(1).alerts().get(0).fingerprint()).isEqualTo(ID);
        assertThat(sent.get(1).groupKey()).isEqualTo(sent.get(0).groupKey());
    }

    @Test
    void restartBetweenTheEndAndItsNotification_theEndArrives() {
        run(3, LLM);
        run(1);
        assertThat(sent).hasSize(1);
        assertThat(alert().phase()).isEqualTo(Phase.RESOLVED);

        restart();
        run(10);

        assertThat(sent).hasSize(2);
        assertThat(sent.get(1).resolved()).isTrue();
    }

    @Test
    void ruleThatIsGoneAfterARestart_endsWhatItFound() {
        run(10, LLM);
        restart();
        for (int i = 0; i < 10; i++) {
            manager.evaluated(List.of(), Set.of(), now);
            manager.look();
            now = now.plusSeconds(1);
        }

        assertThat(sent).hasSize(2);
        assertThat(sent.get(1).resolved()).isTrue();
    }

    @Test
    void killedAfterHandingOver_saysItAgainUnderTheSameKey_andNothingElse() {
        killed = () -> {
            throw new IllegalStateException("killed");
        };
        try {
            run(10, LLM);
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("killed");
        }
        killed = () -> {};
        assertThat(sent).hasSize(1);

        restart();
        run(60, LLM);

        assertThat(sent).hasSize(2);
        assertThat(sent.get(1).key()).isEqualTo(sent.get(0).key());
    }

    @Test
    void killedAtRandomMoments_theEndArrives_andWhatIsSaidTwiceHasOneKey() {
        Random random = new Random(42);
        boolean firing = false;
        for (int i = 0; i < Integer.getInteger("opvitals.test.kills", 60); i++) {
            firing ^= random.nextInt(3) == 0;
            killed = random.nextBoolean()
                    ? () -> {}
                    : () -> {
                        throw new IllegalStateException("killed");
                    };
            try {
                run(random.nextInt(90), firing ? new Labels[] {LLM} : new Labels[0]);
            } catch (IllegalStateException e) {
                assertThat(e).hasMessage("killed");
            }
            restart();
        }
        killed = () -> {};
        run(60);

        Set<String> keys = new TreeSet<>();
        List<String> story = new ArrayList<>();
        for (Notification each : sent) {
            AlertMessage alert = each.alerts().get(0);
            if (keys.add(each.key())) {
                story.add(each.status() + alert.startsAt() + alert.endsAt());
            }
        }
        // What is said under another key is something else: another life of the alert, or its end.
        assertThat(story).hasSizeGreaterThan(2).doesNotHaveDuplicates();
        assertThat(story.get(0)).startsWith("firing");
        assertThat(story.get(story.size() - 1)).startsWith("resolved");
    }

    @Test
    void acknowledged_staysSoOverARestart_andNobodyIsTold() {
        run(10, LLM);
        ShownAlert shown = Objects.requireNonNull(manager.acknowledge(ID, "ana", "on it"));
        assertThat(shown.told()).containsExactly("mail");
        run(2, LLM);
        assertThat(sent).hasSize(2);

        restart();
        run(4_000, LLM);

        assertThat(sent).hasSize(2);
        assertThat(Objects.requireNonNull(alert().acknowledged()).note()).isEqualTo("on it");
        assertThat(history.find(START, now, each -> true, 10))
                .extracting(AlertRecord::what)
                .containsExactly("acknowledged", "firing");
        assertThat(history.find(START, now, each -> true, 10).get(0).text()).isEqualTo("ana: on it");
    }

    @Test
    void acknowledge_whatIsNotThereOrOver_isRefused() {
        assertThat(manager.acknowledge("nothing", "ana", "")).isNull();
        run(3, LLM);
        run(2);

        assertThat(manager.acknowledge(ID, "ana", "")).isNull();
        assertThat(manager.release(ID, "ana")).isNull();
    }

    @Test
    void pending_overARestart_hasNotBeenSoWhileNobodyLooked() {
        RuleTimes slow = new RuleTimes("rule", Duration.ofSeconds(60), Duration.ZERO);
        evaluate(slow, LLM);
        now = now.plusSeconds(40);
        evaluate(slow, LLM);
        manager.look();
        now = now.plusSeconds(1_000);
        restart();

        evaluate(slow, LLM);
        assertThat(alert().phase()).isEqualTo(Phase.PENDING);
        now = now.plusSeconds(61);
        evaluate(slow, LLM);
        assertThat(alert().phase()).isEqualTo(Phase.FIRING);
    }

    @Test
    void clockPutRight_changesNothingButTheTimes() {
        run(10, LLM);
        now = now.minusSeconds(7_200);
        manager.move(Duration.ofHours(-2));
        run(300, LLM);
        assertThat(sent).hasSize(1);
        run(10);

        assertThat(sent).hasSize(2);
        assertThat(sent.get(1).resolved()).isTrue();
    }

    @Test
    void silences_areKeptOverARestart_andExpire() {
        silences.put(new Silence(
                "one", MatcherText.parse("opvitals_wrapper=~\"l.*\""), now, now.plusSeconds(100), "ana", "deploying"));
        restart();
        assertThat(silences.silences()).hasSize(1);
        run(50, LLM);
        assertThat(sent).isEmpty();
        assertThat(manager.shown().get(0).quiet().silences()).containsExactly("one");

        Silence expired = Objects.requireNonNull(silences.expire("one"));
        assertThat(expired.state(now)).isEqualTo(Silence.State.EXPIRED);
        run(10, LLM);
        assertThat(sent).hasSize(1);
        assertThat(silences.expire("one")).isNull();
    }

    @Test
    void failedEvaluation_leavesAlertsAsTheyAre() {
        run(10, LLM);
        manager.evaluated(List.of(new RuleOutcome(RULE, List.of(), true)), Set.of("rule"), now);

        assertThat(alert().phase()).isEqualTo(Phase.FIRING);
    }

    @Test
    void brokenFiles_areSetAside_andSaid() throws IOException {
        run(10, LLM);
        Objects.requireNonNull(data).close();
        Path slot = folder.resolve("jvm-1");
        byte[] whole = Files.readAllBytes(slot.resolve("alerts.json"));
        for (int cut = 0; cut < whole.length; cut += 97) {
            Files.write(slot.resolve("alerts.json"), Arrays.copyOf(whole, cut));
            Files.write(slot.resolve("silences.json"), new byte[] {'{', '"'});
            restart();
            assertThat(manager.alerts()).isEmpty();
            assertThat(slot.resolve("alerts.json.unreadable")).exists();
            Objects.requireNonNull(data).close();
        }
        assertThat(logged.toString(StandardCharsets.UTF_8))
                .contains("alerts.json in " + slot + " cannot be read")
                .contains("it is set aside as alerts.json.unreadable (expected: as it was written)");
    }

    @Test
    void listeners_areToldOfEveryChange_andHistoryHasThem() {
        run(5, LLM);
        run(5);

        assertThat(changes).extracting(AlertChange::to).containsExactly(Phase.FIRING, Phase.RESOLVED);
        assertThat(ChangeText.of(changes.get(0))).isEqualTo("Failing of llm fires: it fails");
        assertThat(ChangeText.of(changes.get(1))).isEqualTo("Failing of llm is over: it fails");
        assertThat(history.find(START, now, each -> true, 10))
                .extracting(AlertRecord::what)
                .containsExactly("resolved", "firing");
        assertThat(history.find(START, now, each -> true, 1)).hasSize(1);
        assertThat(history.find(START, START.plusSeconds(2), each -> true, 10)).hasSize(1);
    }

    @Test
    void clockSteps_areNoticed_andSlowDriftIsNot() {
        long[] nanos = {0};
        Ticker ticker = new Ticker() {
            @Override
            public long nanos() {
                return nanos[0];
            }
        };
        ClockSteps steps = new ClockSteps(() -> now, ticker);
        assertThat(steps.sinceLast()).isZero();
        now = now.plusSeconds(10);
        nanos[0] += Duration.ofSeconds(9).toNanos();
        assertThat(steps.sinceLast()).isZero();
        now = now.minusSeconds(3_600);
        nanos[0] += Duration.ofSeconds(1).toNanos();
        assertThat(steps.sinceLast()).isEqualTo(Duration.ofSeconds(-3_601));
        now = now.plusSeconds(1);
        nanos[0] += Duration.ofSeconds(1).toNanos();
        assertThat(steps.sinceLast()).isZero();
    }

    private AlertManager start(DataDirectory directory, AgentLog agentLog) {
        silences = new SilenceBook(directory, () -> now, agentLog);
        history = new AlertHistory(directory, Ticker.system());
        Dispatcher dispatcher =
                new Dispatcher(new Dispatcher.Parts(() -> Set.of("mail"), each -> true, () -> "", notification -> {
                    sent.add(notification);
                    killed.here();
                }));
        AlertManager started =
                new AlertManager(new AlertManager.Parts(dispatcher, silences, history, directory, () -> now, agentLog));
        started.follow(changes::add);
        Routing routing = RoutingReader.read(ROUTING.getBytes(StandardCharsets.UTF_8), Set.of("mail"))
                .routing();
        started.restore(WINDOW);
        started.route(Objects.requireNonNull(routing));
        return started;
    }

    @BeforeEach
    void restart() {
        try {
            if (data != null) {
                data.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        data = new DataDirectory(folder.toString());
        manager = start(data, log);
    }

    private void run(int seconds, Labels... found) {
        for (int i = 0; i < seconds; i++) {
            evaluate(RULE, found);
            manager.look();
            now = now.plusSeconds(1);
        }
    }

    private void evaluate(RuleTimes rule, Labels... found) {
        List<Finding> findings = new ArrayList<>();
        for (Labels each : found) {
            findings.add(new Finding(each, Map.of("summary", "it fails"), 0.5));
        }
        manager.evaluated(List.of(new RuleOutcome(rule, findings, false)), Set.of(rule.key()), now);
    }

    private Alert alert() {
        return Objects.requireNonNull(manager.alerts().get(ID));
    }
}
