package io.opvitals.sample.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptTest {

    private final Script script = new Script(Script.LENGTH);

    @Test
    void at_walkedPhaseByPhase_coversTheTimelineWithoutGapOrOverlap() {
        List<Phase> phases = phasesOf(script, Script.LENGTH);

        assertThat(phases).hasSize(5);
        assertThat(phases.get(0).from()).isZero();
        for (int i = 1; i < phases.size(); i++) {
            assertThat(phases.get(i).from()).isEqualTo(phases.get(i - 1).to());
        }
        assertThat(phases.get(4).to()).isEqualTo(Script.LENGTH);
    }

    @Test
    void at_startAndEnd_isCalm() {
        assertThat(script.at(Duration.ZERO).unusual()).isEmpty();
        assertThat(script.at(Script.LENGTH.minusNanos(1)).unusual()).isEmpty();
    }

    @Test
    void at_boundary_isAlreadyTheNextPhase() {
        assertThat(script.at(Duration.ofSeconds(20).minusNanos(1)).unusual()).isEmpty();
        assertThat(script.at(Duration.ofSeconds(20)).unusual()).containsKey(Service.STRONG_MODEL);
    }

    @Test
    void at_eachTrouble_isWhereTheReadmeSays() {
        assertThat(script.at(Duration.ofSeconds(30)).unusual())
                .containsOnlyKeys(Service.STRONG_MODEL, Service.WEAK_MODEL);
        assertThat(script.at(Duration.ofSeconds(60)).unusual()).containsOnlyKeys(Service.PAYMENTS);
        assertThat(script.at(Duration.ofSeconds(80)).unusual())
                .containsOnlyKeys(Service.SEARCH, Service.TEMPLATES, Service.STRONG_MODEL);
    }

    @Test
    void at_afterTheEnd_startsAgain() {
        assertThat(script.at(Script.LENGTH)).isEqualTo(script.at(Duration.ZERO));
        assertThat(script.at(Script.LENGTH.multipliedBy(3).plusSeconds(60)))
                .isEqualTo(script.at(Duration.ofSeconds(60)));
    }

    @Test
    void at_playedInATenthOfTheTime_showsTheSamePhasesInTheSameOrder() {
        Duration tenth = Script.LENGTH.dividedBy(10);
        Script quick = new Script(tenth);

        assertThat(phasesOf(quick, tenth)).isEqualTo(phasesOf(script, Script.LENGTH));
        assertThat(quick.untilNextPhase(Duration.ZERO)).isEqualTo(Duration.ofSeconds(2));
        assertThat(quick.scaled(Duration.ofSeconds(5))).isEqualTo(Duration.ofMillis(500));
    }

    private static List<Phase> phasesOf(Script script, Duration length) {
        List<Phase> phases = new ArrayList<>();
        Duration elapsed = Duration.ZERO;
        while (elapsed.compareTo(length) < 0) {
            phases.add(script.at(elapsed));
            elapsed = elapsed.plus(script.untilNextPhase(elapsed));
        }
        return phases;
    }
}
