package io.opvitals.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.benchmarks.result.Results;
import io.opvitals.benchmarks.result.Section;
import io.opvitals.benchmarks.result.Variant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {

    @Test
    void take_variantsAlternateAndTheFirstRoundIsThrownAway() throws IOException, InterruptedException {
        List<Variant> order = new ArrayList<>();
        Results results = new Results();

        new Turns(2, List.of(Variant.NO_AGENT, Variant.OPVITALS))
                .take(
                        (variant, into) -> {
                            order.add(variant);
                            into.add(Section.HELLO, variant, order.size());
                        },
                        results);

        assertThat(order)
                .containsExactly(
                        Variant.NO_AGENT,
                        Variant.OPVITALS,
                        Variant.OPVITALS,
                        Variant.NO_AGENT,
                        Variant.NO_AGENT,
                        Variant.OPVITALS);
        assertThat(results.rounds(Section.HELLO, Variant.NO_AGENT)).containsExactly(4.0, 5.0);
        assertThat(results.rounds(Section.HELLO, Variant.OPVITALS)).containsExactly(3.0, 6.0);
    }
}
