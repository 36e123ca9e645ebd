package io.opvitals.benchmarks.process;

import io.opvitals.benchmarks.result.Results;
import io.opvitals.benchmarks.result.Variant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Lets the variants take turns: A B C, C B A, A B C, ..., so that neither a slow minute nor what a JVM leaves behind for
 * the next one falls on one variant alone. A first round, whose results are thrown away, brings the files into the page
 * cache.
 */
final class Turns {

    private final int rounds;
    private final List<Variant> variants;

    Turns(int rounds, List<Variant> variants) {
        this.rounds = rounds;
        this.variants = List.copyOf(variants);
    }

    void take(Turn turn, Results results) throws IOException, InterruptedException {
        Results thrownAway = new Results();
        List<Variant> order = new ArrayList<>(variants);
        for (int round = 0; round <= rounds; round++) {
            for (Variant variant : order) {
                turn.measure(variant, round == 0 ? thrownAway : results);
            }
            Collections.reverse(order);
        }
    }

    /** Measures one variant once. */
    @FunctionalInterface
    interface Turn {
        void measure(Variant variant, Results results) throws IOException, InterruptedException;
    }
}
