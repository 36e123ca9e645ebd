package io.opvitals.agent.alert;

import static io.opvitals.agent.alert.Phase.FIRING;
import static io.opvitals.agent.alert.Phase.INACTIVE;
import static io.opvitals.agent.alert.Phase.PENDING;
import static io.opvitals.agent.alert.Phase.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.series.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlertTableTest {

    private static final Instant START = Instant.parse("2026-11-21T14:00:00Z");
    private static final Labels LLM = Labels.of("alertname", "Failing", "opvitals_wrapper", "routellm");
    private static final Labels PAY = Labels.of("alertname", "Failing", "opvitals_wrapper", "payments");
    private static final RuleTimes AT_ONCE = new RuleTimes("a", Duration.ZERO, Duration.ZERO);
    private static final RuleTimes AFTER_A_MINUTE = new RuleTimes("a", Duration.ofMinutes(1), Duration.ofSeconds(30));

    private final AlertTable table = new AlertTable();

    @Test
    void found_withoutFor_firesAtOnce() {
        List<AlertChange> changes = evaluate(AT_ONCE, 0, LLM);

        assertThat(changes).hasSize(1);
        assertThat(changes.get(0).from()).isEqualTo(INACTIVE);
        assertThat(changes.get(0).to()).isEqualTo(FIRING);
        Alert alert = changes.get(0).alert();
        assertThat(alert.name()).isEqualTo("Failing");
        assertThat(alert.activeAt()).isEqualTo(START);
        assertThat(alert.firedAt()).isEqualTo(START);
        assertThat(alert.id()).hasSize(16).isEqualTo(Fingerprint.of(LLM));
    }

    @Test
    void found_withFor_isPendingUntilThenAndFiresExactlyThen() {
        assertThat(phases(evaluate(AFTER_A_MINUTE, 0, LLM))).containsExactly(PENDING);
        assertThat(evaluate(AFTER_A_MINUTE, 59, LLM)).isEmpty();
        assertThat(phases(evaluate(AFTER_A_MINUTE, 60, LLM))).containsExactly(FIRING);

        assertThat(table.all().get(0).activeAt()).isEqualTo(START);
        assertThat(table.all().get(0).firedAt()).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void pending_withABreak_beginsAnew() {
        evaluate(AFTER_A_MINUTE, 0, LLM);
        assertThat(phases(evaluate(AFTER_A_MINUTE, 30))).containsExactly(INACTIVE);
        assertThat(table.isEmpty()).isTrue();

        evaluate(AFTER_A_MINUTE, 40, LLM);
        assertThat(evaluate(AFTER_A_MINUTE, 99, LLM)).isEmpty();
        assertThat(phases(evaluate(AFTER_A_MINUTE, 100, LLM))).containsExactly(FIRING);
    }

    @Test
    void firing_missing_isKeptForAsLongAsTheRuleSays() {
        evaluate(AFTER_A_MINUTE, 0, LLM);
        evaluate(AFTER_A_MINUTE, 60, LLM);

        assertThat(evaluate(AFTER_A_MINUTE, 70)).isEmpty();
        assertThat(evaluate(AFTER_A_MINUTE, 99)).isEmpty();
        assertThat(phases(evaluate(AFTER_A_MINUTE, 100))).containsExactly(RESOLVED);
    }

    @Test
    void firing_missingAndFoundAgain_isMissingFromThenOn() {
        evaluate(AFTER_A_MINUTE, 0, LLM);
        evaluate(AFTER_A_MINUTE, 60, LLM);
        evaluate(AFTER_A_MINUTE, 70);
        evaluate(AFTER_A_MINUTE, 80, LLM);

        assertThat(evaluate(AFTER_A_MINUTE, 109)).isEmpty();
        assertThat(evaluate(AFTER_A_MINUTE, 138)).isEmpty();
        assertThat(phases(evaluate(AFTER_A_MINUTE, 139))).containsExactly(RESOLVED);
    }

    @Test
    void resolved_isShownForAQuarterOfAnHour_andAnswersWithANewLife() {
        evaluate(AT_ONCE, 0, LLM);
        evaluate(AT_ONCE, 10);
        assertThat(evaluate(AT_ONCE, 900)).isEmpty();
        assertThat(table.all()).hasSize(1);
        assertThat(table.all().get(0).resolvedAt()).isEqualTo(START.plusSeconds(10));

        List<AlertChange> again = evaluate(AT_ONCE, 905, LLM);
        assertThat(again.get(0).from()).isEqualTo(RESOLVED);
        assertThat(again.get(0).to()).isEqualTo(FIRING);
        assertThat(again.get(0).alert().firedAt()).isEqualTo(START.plusSeconds(905));

        evaluate(AT_ONCE, 910);
        assertThat(evaluate(AT_ONCE, 910 + 900)).isEmpty();
        assertThat(table.isEmpty()).isTrue();
    }

    @Test
    void newLife_isInNobodysHand() {
        evaluate(AT_ONCE, 0, LLM);
        String id = Fingerprint.of(LLM);
        table.replace(id, each -> each.acknowledged(new Alert.Acknowledged("ana", "mine", START)));
        evaluate(AT_ONCE, 5, LLM);
        assertThat(table.all().get(0).acknowledged()).isNotNull();

        evaluate(AT_ONCE, 10);
        evaluate(AT_ONCE, 20, LLM);

        assertThat(table.all().get(0).acknowledged()).isNull();
    }

    @Test
    void severalFindings_areAlertsOfTheirOwn() {
        evaluate(AT_ONCE, 0, LLM, PAY);

        assertThat(phases(evaluate(AT_ONCE, 10, PAY))).containsExactly(RESOLVED);
        assertThat(table.all()).extracting(Alert::phase).containsExactlyInAnyOrder(RESOLVED, FIRING);
    }

    @Test
    void sameLabelsOfTwoRules_areOneAlert_theWorse() {
        evaluate(AT_ONCE, 0, LLM);
        table.evaluated(new RuleTimes("b", Duration.ofMinutes(5), Duration.ZERO), START, List.of(finding(LLM, 7)));

        assertThat(table.all()).hasSize(1);
        assertThat(table.all().get(0).phase()).isEqualTo(FIRING);

        evaluate(AT_ONCE, 10);
        assertThat(table.all()).hasSize(1);
        assertThat(table.all().get(0).phase()).isEqualTo(PENDING);
    }

    @Test
    void value_isThatOfTheLastEvaluationThatFoundIt() {
        table.evaluated(AT_ONCE, START, List.of(finding(LLM, 0.5)));
        table.evaluated(AT_ONCE, START.plusSeconds(10), List.of(finding(LLM, 0.7)));
        table.evaluated(AT_ONCE, START.plusSeconds(20), List.of());

        assertThat(table.all().get(0).value()).isEqualTo(0.7);
        assertThat(table.all().get(0).annotations()).containsEntry("summary", "value 0.7");
    }

    @Test
    void retain_withoutTheRule_endsWhatItFound() {
        evaluate(AT_ONCE, 0, LLM);

        assertThat(phases(table.retain(Set.of("other"), START.plusSeconds(5)))).containsExactly(RESOLVED);
        assertThat(table.isEmpty()).isTrue();
    }

    @Test
    void restored_notFound_goesOnUntilTheRuleKnowsEnough() {
        evaluate(AT_ONCE, 0, LLM, PAY);
        List<Alert> kept = table.each();
        AlertTable next = new AlertTable();
        next.restore(kept, START.plusSeconds(100));

        assertThat(next.evaluated(AT_ONCE, START.plusSeconds(50), List.of())).isEmpty();
        assertThat(next.evaluated(AT_ONCE, START.plusSeconds(60), List.of(finding(PAY, 1))))
                .isEmpty();
        // Found once since the start, it is judged as any other.
        assertThat(phases(next.evaluated(AT_ONCE, START.plusSeconds(70), List.of())))
                .containsExactly(RESOLVED);
        assertThat(phases(next.evaluated(AT_ONCE, START.plusSeconds(100), List.of())))
                .containsExactly(RESOLVED);
    }

    @Test
    void restoredPending_notFound_neverFires() {
        evaluate(AFTER_A_MINUTE, 0, LLM);
        AlertTable next = new AlertTable();
        next.restore(table.each(), START.plusSeconds(500));

        assertThat(next.evaluated(AFTER_A_MINUTE, START.plusSeconds(400), List.of()))
                .isEmpty();
        assertThat(phases(next.evaluated(AFTER_A_MINUTE, START.plusSeconds(410), List.of(finding(LLM, 1)))))
                .containsExactly(FIRING);
    }

    @Test
    void move_keepsHowLongThingsHaveLasted() {
        evaluate(AFTER_A_MINUTE, 0, LLM);
        table.move(Duration.ofHours(-2));

        Instant after = START.minus(Duration.ofHours(2));
        assertThat(table.evaluated(AFTER_A_MINUTE, after.plusSeconds(59), List.of(finding(LLM, 1))))
                .isEmpty();
        assertThat(phases(table.evaluated(AFTER_A_MINUTE, after.plusSeconds(60), List.of(finding(LLM, 1)))))
                .containsExactly(FIRING);
    }

    @Test
    void tooManyFindings_areLeftOut() {
        List<Finding> many = new ArrayList<>();
        for (int i = 0; i < AlertTable.MAX_PER_RULE + 50; i++) {
            many.add(finding(LLM.and("n", Integer.toString(i)), i));
        }

        assertThat(table.evaluated(AT_ONCE, START, many)).hasSize(AlertTable.MAX_PER_RULE);
    }

    private List<AlertChange> evaluate(RuleTimes rule, long second, Labels... found) {
        List<Finding> findings = new ArrayList<>();
        for (Labels each : found) {
            findings.add(finding(each, (double) second));
        }
        return table.evaluated(rule, START.plusSeconds(second), findings);
    }

    private static Finding finding(Labels labels, double value) {
        return new Finding(labels, Map.of("summary", "value " + value), value);
    }

    private static List<Phase> phases(List<AlertChange> changes) {
        return changes.stream().map(AlertChange::to).toList();
    }
}
