package io.opvitals.benchmarks.process;

import io.opvitals.benchmarks.result.Results;
import io.opvitals.benchmarks.result.Variant;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Lets the variants take turns: A B C, C B A, A B C, ..., so that neither a slow minute nor what a JVM leaves behind for
 * the next one falls on one variant alone. A peer that fails is left out of the results; what else fails ends the run.
 */
final class Turns {

    private final int thrownAway;
    private final int rounds;
    private final List<Variant> variants;
    private final PrintStream progress;

    /** @param thrownAway rounds before those that count; they bring the files into the page cache */
    Turns(int thrownAway, int rounds, List<Variant> variants, PrintStream progress) {
        this.thrownAway = thrownAway;
        this.rounds = rounds;
        this.variants = List.copyOf(variants);
        this.progress = progress;
    }

    void take(Turn turn, Results results) throws IOException, InterruptedException {
        Map<Variant, Results> measured = new EnumMap<>(Variant.class);
        variants.forEach(variant -> measured.put(variant, new Results()));
        List<Variant> order = new ArrayList<>(variants);
        for (int round = -thrownAway; round < rounds; round++) {
            for (Variant variant : order) {
                Results sofar = measured.get(variant);
                if (sofar != null && !succeeds(turn, variant, round < 0 ? new Results() : sofar)) {
                    measured.remove(variant);
                }
            }
            Collections.reverse(order);
        }
        measured.values().forEach(results::addAll);
    }

    private boolean succeeds(Turn turn, Variant variant, Results into) throws IOException, InterruptedException {
        try {
            turn.measure(variant, into);
            return true;
        } catch (IOException e) {
            if (!variant.isPeer()) {
                throw e;
            }
            progress.println(variant.label() + " left out: " + e.getMessage());
            return false;
        }
    }

    /** Measures one variant once. */
    @FunctionalInterface
    interface Turn {
        void measure(Variant variant, Results results) throws IOException, InterruptedException;
    }
}
