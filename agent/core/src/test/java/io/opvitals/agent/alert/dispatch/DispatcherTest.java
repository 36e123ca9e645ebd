package io.opvitals.agent.alert.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.alert.Alert;
import io.opvitals.agent.alert.Alert.Acknowledged;
import io.opvitals.agent.alert.AlertTable;
import io.opvitals.agent.alert.Finding;
import io.opvitals.agent.alert.Fingerprint;
import io.opvitals.agent.alert.RuleTimes;
import io.opvitals.agent.alert.channel.AlertMessage;
import io.opvitals.agent.alert.channel.Notification;
import io.opvitals.agent.alert.route.MatcherText;
import io.opvitals.agent.alert.route.Routing;
import io.opvitals.agent.alert.route.RoutingReader;
import io.opvitals.agent.alert.silence.Silence;
import io.opvitals.agent.alert.silence.SilenceBook;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.series.Labels;
import io.opvitals.agent.storage.DataDirectory;
import io.opvitals.agent.time.Ticker;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is told what and when, second by second. */
class DispatcherTest {

    private static final Instant START = Instant.parse("2026-11-21T14:00:00Z");
    private static final Labels LLM = labels("Failing", "warning", "routellm");
    private static final Labels PAY = labels("Failing", "warning", "payments");
    private static final Labels PAY_DOWN = labels("Down", "critical", "payments");

    private static final String ROUTING = """
            route:
              receiver: mail
              group_by: [alertname]
              group_wait: 10s
              group_interval: 60s
              repeat_interval: 300s
            """;

    @TempDir
    Path folder;

    private final AgentLog log = new AgentLog(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            AgentLog.Level.OFF,
            () -> START,
            Ticker.system());
    private final Set<String> channels = new TreeSet<>(Set.of("mail", "pager", "chat"));
    private final Set<String> wantNoEnd = new TreeSet<>();
    private final List<Notification> sent = new ArrayList<>();
    private final AlertTable table = new AlertTable();
    private final List<Labels> firing = new ArrayList<>();
    private Dispatcher dispatcher = dispatcher();
    private SilenceBook silences;
    private Instant now = START;

    @BeforeEach
    void open() {
        silences = new SilenceBook(new DataDirectory(folder.toString()), () -> now, log);
        use(ROUTING);
    }

    @Test
    void group_waitsForMore_thenTellsThemTogether() {
        firing.add(LLM);
        until(5);
        firing.add(PAY);
        until(9);
        assertThat(sent).isEmpty();

        until(10);

        assertThat(sent).hasSize(1);
        Notification told = sent.get(0);
        assertThat(told.channel()).isEqualTo("mail");
        assertThat(told.resolved()).isFalse();
        assertThat(told.groupKey()).isEqualTo("{}:{alertname=\"Failing\"}");
        assertThat(told.groupLabels()).containsExactly(Map.entry("alertname", "Failing"));
        assertThat(told.commonLabels()).containsEntry("severity", "warning").doesNotContainKey("opvitals_wrapper");
        assertThat(told.alerts()).extracting(AlertMessage::resolved).containsExactly(false, false);
        assertThat(told.alerts().get(0).generatorUrl()).startsWith("http://here/api/v1/alerts/");
    }

    @Test
    void sameAgain_isToldOnlyAfterTheRepeatInterval_withAKeyOfItsOwn() {
        firing.add(LLM);
        until(10 + 299);
        assertThat(sent).hasSize(1);

        // At the next round of the group, which comes every minute.
        until(10 + 300);

        assertThat(sent).hasSize(2);
        assertThat(sent.get(1).key()).isNotEqualTo(sent.get(0).key());
        assertThat(sent.get(1).groupKey()).isEqualTo(sent.get(0).groupKey());
    }

    @Test
    void anotherOne_isToldAfterTheGroupInterval() {
        firing.add(LLM);
        until(20);
        firing.add(PAY);
        until(69);
        assertThat(sent).hasSize(1);
        until(70);
        assertThat(sent).hasSize(2);
        assertThat(sent.get(1).alerts()).hasSize(2);
    }

    @Test
    void end_isTold_andTheGroupForgotten() {
        firing.add(LLM);
        until(20);
        firing.clear();
        until(70);

        assertThat(sent).hasSize(2);
        assertThat(sent.get(1).resolved()).isTrue();
        assertThat(sent.get(1).alerts().get(0).endsAt()).isEqualTo(START.plusSeconds(21));
        assertThat(dispatcher.told()).isEmpty();

        until(2_000);
        assertThat(sent).hasSize(2);
    }

    @Test
    void oneThatComesBackAtOnce_isAsIfItHadNotBeenAway() {
        firing.add(LLM);
        until(20);
        firing.clear();
        until(25);
        firing.add(LLM);
        until(280);

        assertThat(sent).hasSize(1);
    }

    @Test
    void oneThatCameAndWentBeforeItWasTold_isNotTold() {
        firing.add(LLM);
        until(5);
        firing.clear();
        until(1_000);

        assertThat(sent).isEmpty();
        assertThat(dispatcher.told()).isEmpty();
    }

    @Test
    void partOfAGroupOver_isToldToThoseWhoWantToKnow() {
        use(ROUTING.replace("receiver: mail", "receiver: both")
                + "receivers: [{name: both, channels: [mail, chat]}]\n");
        wantNoEnd.add("chat");
        firing.addAll(List.of(LLM, PAY));
        until(20);
        firing.remove(PAY);
        until(70);
        assertThat(sent).extracting(Notification::channel).containsExactly("mail", "chat", "mail");
        assertThat(sent.get(2).resolved()).isFalse();
        assertThat(sent.get(2).alerts()).extracting(AlertMessage::resolved).containsExactly(false, true);

        firing.clear();
        until(130);
        assertThat(sent).extracting(Notification::channel).containsExactly("mail", "chat", "mail", "mail");
        assertThat(dispatcher.told()).isEmpty();
    }

    @Test
    void silenced_isNotTold_andIsOnceTheSilenceIsOver() {
        silence(LLM, 0, 100);
        firing.addAll(List.of(LLM, PAY));
        until(20);
        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).alerts())
                .extracting(each -> each.labels().get("opvitals_wrapper"))
                .containsExactly("payments");
        assertThat(muting().of(alert(LLM)).silences()).hasSize(1);

        until(129);
        assertThat(sent).hasSize(1);
        until(130);
        assertThat(sent).hasSize(2);
        assertThat(sent.get(1).alerts()).hasSize(2);
    }

    @Test
    void overWhileSilenced_isToldAfterwards() {
        firing.add(LLM);
        until(20);
        silence(LLM, 20, 200);
        firing.clear();
        until(200);
        assertThat(sent).hasSize(1);

        until(260);
        assertThat(sent).hasSize(2);
        assertThat(sent.get(1).resolved()).isTrue();
        assertThat(dispatcher.told()).isEmpty();
    }

    @Test
    void inhibited_isNotTold_whileTheOtherFires() {
        use(ROUTING + """
                inhibit_rules:
                - {source_matchers: [severity=critical], target_matchers: [severity=warning], equal: [opvitals_wrapper]}
                """);
        firing.addAll(List.of(LLM, PAY, PAY_DOWN));
        until(15);
        assertThat(sent).hasSize(2);
        assertThat(sent).allSatisfy(each -> assertThat(each.alerts()).hasSize(1));
        assertThat(muting().of(alert(PAY)).inhibitedBy()).isEqualTo(Fingerprint.of(PAY_DOWN));

        firing.remove(PAY_DOWN);
        until(75);
        assertThat(sent).hasSize(4);
        assertThat(sent.subList(2, 4)).extracting(Notification::resolved).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void quietTimes_keepARouteQuiet_andItCatchesUpAfterwards() {
        use(ROUTING.replace("repeat_interval: 300s", """
                repeat_interval: 300s
                  routes:
                  - {receiver: chat, matchers: [severity=warning], mute_time_intervals: [break]}""") + """
                time_intervals:
                - name: break
                  time_intervals:
                  - times: [{start_time: "14:00", end_time: "14:05"}]
                """);
        firing.addAll(List.of(LLM, PAY_DOWN));
        until(299);
        assertThat(sent).extracting(Notification::channel).containsExactly("mail");

        until(360);
        assertThat(sent).extracting(Notification::channel).contains("chat");
    }

    @Test
    void nobodyTakesItInHand_goesFurther_andThereIsToldItsEnd() {
        use(ROUTING + "  escalate:\n  - {after: 30s, receiver: chat}\n  - {after: 100s, receiver: pager}\n");
        firing.add(LLM);
        until(29);
        assertThat(sent).extracting(Notification::channel).containsExactly("mail");
        until(30);
        assertThat(sent).extracting(Notification::channel).containsExactly("mail", "chat");
        until(99);
        assertThat(sent).hasSize(2);
        until(100);
        assertThat(sent).extracting(Notification::channel).containsExactly("mail", "chat", "pager");

        firing.clear();
        until(200);
        assertThat(sent.subList(3, 6)).extracting(Notification::channel).containsExactly("mail", "chat", "pager");
        assertThat(sent.subList(3, 6)).allMatch(Notification::resolved);
    }

    @Test
    void takenInHand_isSaid_andNeitherRepeatedNorEscalated() {
        use(ROUTING + "  escalate:\n  - {after: 30s, receiver: chat}\n");
        firing.add(LLM);
        until(20);
        acknowledge(LLM, new Acknowledged("ana", "mine", now));
        until(21);

        assertThat(sent).hasSize(2);
        Notification taken = sent.get(1);
        assertThat(taken.channel()).isEqualTo("mail");
        assertThat(Objects.requireNonNull(taken.acknowledgement()).by()).isEqualTo("ana");
        until(1_000);
        assertThat(sent).hasSize(2);

        acknowledge(LLM, null);
        until(1_060);
        assertThat(sent.subList(2, 4)).extracting(Notification::channel).containsExactlyInAnyOrder("mail", "chat");
        assertThat(sent.subList(2, 4)).allMatch(each -> each.acknowledgement() == null);
    }

    @Test
    void otherRouting_tellsTheEndWhereTheBeginningWasTold() {
        firing.add(LLM);
        until(20);
        use(ROUTING.replace("alertname", "opvitals_wrapper").replace("receiver: mail", "receiver: chat"));
        until(40);
        assertThat(sent).extracting(Notification::channel).containsExactly("mail", "chat");

        firing.clear();
        until(120);

        assertThat(sent).hasSize(4);
        assertThat(sent.subList(2, 4)).allMatch(Notification::resolved);
        assertThat(sent.subList(2, 4))
                .extracting(Notification::groupKey)
                .containsExactlyInAnyOrder(sent.get(0).groupKey(), sent.get(1).groupKey());
        assertThat(dispatcher.told()).isEmpty();
    }

    @Test
    void otherReceiverOfTheSameRoute_tellsTheEndWhereTheBeginningWasTold() {
        firing.add(LLM);
        until(20);
        use(ROUTING.replace("receiver: mail", "receiver: chat"));
        until(40);
        firing.clear();
        until(200);

        assertThat(sent).extracting(Notification::channel).containsExactlyInAnyOrder("mail", "chat", "mail", "chat");
        assertThat(dispatcher.told()).isEmpty();
    }

    @Test
    void channelThatIsGone_isForgotten() {
        firing.add(LLM);
        until(20);
        channels.remove("mail");
        until(30);

        assertThat(dispatcher.told()).isEmpty();
        assertThat(sent).hasSize(1);
    }

    @Test
    void restarted_saysNothingTwice_andTellsTheEnd() {
        firing.add(LLM);
        until(20);
        List<Told> kept = dispatcher.told();

        dispatcher = dispatcher();
        dispatcher.restore(kept);
        use(ROUTING);
        until(250);
        assertThat(sent).hasSize(1);

        firing.clear();
        until(350);
        assertThat(sent).hasSize(2);
        assertThat(sent.get(1).resolved()).isTrue();
    }

    @Test
    void restartedBeforeItWasNoted_saysItAgainUnderTheSameKey() {
        firing.add(LLM);
        until(20);

        dispatcher = dispatcher();
        use(ROUTING);
        until(40);

        assertThat(sent).hasSize(2);
        assertThat(sent.get(1).key()).isEqualTo(sent.get(0).key());
    }

    @Test
    void firedAgain_hasAnotherKey() {
        firing.add(LLM);
        until(20);
        firing.clear();
        until(80);
        firing.add(LLM);
        until(100);

        assertThat(sent).hasSize(3);
        assertThat(sent).extracting(Notification::key).doesNotHaveDuplicates();
    }

    @Test
    void defaultRouting_isEveryAlertToEveryChannel() {
        dispatcher.use(Routing.DEFAULT);
        firing.addAll(List.of(LLM, PAY));
        until(31);

        assertThat(sent)
                .extracting(Notification::channel)
                .containsOnly("mail", "pager", "chat")
                .hasSize(6);
        assertThat(sent.get(0).groupLabels()).containsKeys("alertname", "opvitals_wrapper");
    }

    @Test
    void manyAlerts_areCut_andSaidHowMany() {
        for (int i = 0; i < 130; i++) {
            firing.add(LLM.and("n", Integer.toString(i)));
        }
        until(10);

        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).alerts()).hasSize(100);
        assertThat(sent.get(0).truncatedAlerts()).isEqualTo(30);
    }

    private Dispatcher dispatcher() {
        return new Dispatcher(new Dispatcher.Parts(
                () -> channels, each -> !wantNoEnd.contains(each), () -> "http://here", sent::add));
    }

    private void use(String yaml) {
        RoutingReader.Reading reading = RoutingReader.read(yaml.getBytes(StandardCharsets.UTF_8), channels);
        assertThat(reading.problems()).isEmpty();
        dispatcher.use(Objects.requireNonNull(reading.routing()));
    }

    /** Every second, the rule is evaluated and the dispatcher looks; the first time in second 0. */
    private void until(long second) {
        while (!now.isAfter(START.plusSeconds(second))) {
            List<Finding> findings = firing.stream()
                    .map(each -> new Finding(each, Map.of("summary", "it fails"), 1))
                    .toList();
            table.evaluated(new RuleTimes("rule", Duration.ZERO, Duration.ZERO), now, findings);
            dispatcher.look(alerts(), muting(), now);
            dispatcher.tell();
            now = now.plusSeconds(1);
        }
    }

    private Map<String, Alert> alerts() {
        Map<String, Alert> all = new LinkedHashMap<>();
        table.all().forEach(each -> all.put(each.id(), each));
        return all;
    }

    private Muting muting() {
        return new Muting(dispatcher.routing(), silences, table.all(), now);
    }

    private Alert alert(Labels labels) {
        return Objects.requireNonNull(alerts().get(Fingerprint.of(labels)));
    }

    private void acknowledge(Labels labels, Acknowledged by) {
        table.replace(Fingerprint.of(labels), each -> each.acknowledged(by));
    }

    private void silence(Labels labels, long from, long to) {
        silences.put(new Silence(
                "s" + from,
                MatcherText.parse("opvitals_wrapper=" + labels.get("opvitals_wrapper")),
                START.plusSeconds(from),
                START.plusSeconds(to),
                "ana",
                "deploying"));
    }

    private static Labels labels(String name, String severity, String wrapper) {
        return Labels.of("alertname", name, "severity", severity, "opvitals_wrapper", wrapper);
    }
}
