package io.opvitals.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ResultsTest {

    private static final Offset<Double> EXACT = within(1e-9);

    private final Results results = new Results();

    @Test
    void compared_timesBaseline_isTheMedianOfTheRatiosOfEachRound() {
        // The machine is twice as slow in the second round, for both alike: the ratio does not move.
        add(Section.CALL_1_THREAD, Variant.FLOOR, 40, 80, 50);
        add(Section.CALL_1_THREAD, Variant.OPVITALS, 44, 88, 60);

        Summary compared =
                results.compared(Section.CALL_1_THREAD, Variant.OPVITALS).orElseThrow();

        assertThat(compared.median()).isCloseTo(1.1, EXACT);
        assertThat(compared.min()).isCloseTo(1.1, EXACT);
        assertThat(compared.max()).isCloseTo(1.2, EXACT);
    }

    @Test
    void compared_added_isTheDifference() {
        add(Section.HELLO_MONITORED, Variant.NO_AGENT, 40);
        add(Section.HELLO_MONITORED, Variant.OPVITALS, 115);

        assertThat(median(Section.HELLO_MONITORED)).isCloseTo(75, EXACT);
    }

    @Test
    void compared_addedPercent_isTheDifferenceInHundredthsOfTheBaseline() {
        add(Section.SPRING_READY, Variant.NO_AGENT, 2_000);
        add(Section.SPRING_READY, Variant.OPVITALS, 2_100);

        assertThat(median(Section.SPRING_READY)).isCloseTo(5, EXACT);
    }

    @Test
    void compared_addedTimesFloor_countsWhatIsAddedInFloorsOfOneThread() {
        add(Section.CALL_1_THREAD, Variant.FLOOR, 40);
        add(Section.CALL_THROWING, Variant.THROW_FLOOR, 10);
        add(Section.CALL_THROWING, Variant.OPVITALS, 58);

        assertThat(median(Section.CALL_THROWING)).isCloseTo(1.2, EXACT);
    }

    @Test
    void compared_addedTimesFloor_withoutTheFloor_isEmpty() {
        add(Section.CALL_THROWING, Variant.THROW_FLOOR, 10);
        add(Section.CALL_THROWING, Variant.OPVITALS, 58);

        assertThat(results.compared(Section.CALL_THROWING, Variant.OPVITALS)).isEmpty();
    }

    @Test
    void compared_none_isTheValueItself() {
        add(Section.JAR, Variant.OPVITALS, 8.5);

        assertThat(median(Section.JAR)).isEqualTo(8.5);
    }

    @Test
    void compared_withoutBaseline_isEmpty() {
        add(Section.HELLO, Variant.OPVITALS, 100);

        assertThat(results.compared(Section.HELLO, Variant.OPVITALS)).isEmpty();
    }

    @Test
    void compared_withRoundsThatDoNotMatch_throws() {
        add(Section.HELLO, Variant.NO_AGENT, 40, 41);
        add(Section.HELLO, Variant.OPVITALS, 100);

        assertThatThrownBy(() -> results.compared(Section.HELLO, Variant.OPVITALS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("hello: opvitals has 1 rounds, its baseline 2 and the floor 2");
    }

    @Test
    void absolute_ofAnEvenNumberOfRounds_isTheMeanOfTheMiddleTwo() {
        add(Section.HELLO, Variant.NO_AGENT, 40, 10, 30, 20);

        assertThat(results.absolute(Section.HELLO, Variant.NO_AGENT)).contains(new Summary(25, 10, 40));
    }

    @Test
    void absolute_ofNothing_isEmpty() {
        assertThat(results.absolute(Section.HELLO, Variant.NO_AGENT)).isEmpty();
    }

    private void add(Section section, Variant variant, double... rounds) {
        for (double round : rounds) {
            results.add(section, variant, round);
        }
    }

    private double median(Section section) {
        return results.compared(section, Variant.OPVITALS).orElseThrow().median();
    }
}
