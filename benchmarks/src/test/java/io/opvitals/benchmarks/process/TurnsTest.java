package io.opvitals.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opvitals.benchmarks.result.Results;
import io.opvitals.benchmarks.result.Section;
import io.opvitals.benchmarks.result.Variant;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final PrintStream NOBODY = new PrintStream(OutputStream.nullOutputStream());

    @Test
    void take_variantsAlternateAndTheRoundThrownAwayDoesNotCount() throws IOException, InterruptedException {
        List<Variant> order = new ArrayList<>();
        Results results = new Results();

        new Turns(1, 2, List.of(Variant.NO_AGENT, Variant.OPVITALS), NOBODY)
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

    @Test
    void take_aPeerFails_isLeftOutAndNotAskedAgain() throws IOException, InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        Results results = new Results();

        new Turns(0, 4, List.of(Variant.NO_AGENT, Variant.GLOWROOT), NOBODY)
                .take(
                        (variant, into) -> {
                            if (variant == Variant.GLOWROOT && asked.incrementAndGet() == 3) {
                                throw new IOException("ended with 1");
                            }
                            into.add(Section.HELLO, variant, 1);
                        },
                        results);

        assertThat(asked).hasValue(3);
        assertThat(results.variants(Section.HELLO)).containsExactly(Variant.NO_AGENT);
        assertThat(results.rounds(Section.HELLO, Variant.NO_AGENT)).hasSize(4);
    }

    @Test
    void take_theAgentFails_fails() {
        Turns turns = new Turns(0, 1, List.of(Variant.OPVITALS), NOBODY);

        assertThatThrownBy(() -> turns.take(
                        (variant, into) -> {
                            throw new IOException("ended with 1");
                        },
                        new Results()))
                .isInstanceOf(IOException.class)
                .hasMessage("ended with 1");
    }
}
