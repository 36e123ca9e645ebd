package io.opvitals.benchmarks.result;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every number measured in this run. Filled by one thread, then read. */
public final class Results {

    private final Map<Section, Map<Variant, List<Double>>> values = new EnumMap<>(Section.class);

    /** Adds the next round's value of a variant. */
    public void add(Section section, Variant variant, double value) {
        values.computeIfAbsent(section, s -> new EnumMap<>(Variant.class))
                .computeIfAbsent(variant, v -> new ArrayList<>())
                .add(value);
    }

    /** Adds every value of {@code others}, as further rounds. */
    public void addAll(Results others) {
        others.values.forEach((section, variants) ->
                variants.forEach((variant, rounds) -> rounds.forEach(value -> add(section, variant, value))));
    }

    /** The sections that have at least one value, in the order they are reported. */
    public Set<Section> sections() {
        return values.keySet();
    }

    /** The variants measured for a section, in the order they are reported. */
    public Set<Variant> variants(Section section) {
        return values.getOrDefault(section, Map.of()).keySet();
    }

    /** One value a round; empty when nothing was measured. */
    public List<Double> rounds(Section section, Variant variant) {
        return List.copyOf(values.getOrDefault(section, Map.of()).getOrDefault(variant, List.of()));
    }

    /** The variant as it was measured. */
    public Optional<Summary> absolute(Section section, Variant variant) {
        List<Double> rounds = rounds(section, variant);
        return rounds.isEmpty() ? Optional.empty() : Optional.of(Summary.of(rounds));
    }

    /**
     * The variant set against its baseline, round by round. Empty when the variant or what it is compared with was not
     * measured.
     *
     * @throws IllegalStateException when the variant and its baseline were not measured in the same rounds
     */
    public Optional<Summary> compared(Section section, Variant variant) {
        List<Double> rounds = rounds(section, variant);
        if (section.comparison() == Comparison.NONE) {
            return absolute(section, variant);
        }
        List<Double> baseline = rounds(section, section.baseline());
        List<Double> floor = section.comparison() == Comparison.ADDED_TIMES_FLOOR
                ? rounds(Section.CALL_1_THREAD, Variant.FLOOR)
                : baseline;
        if (rounds.isEmpty() || baseline.isEmpty() || floor.isEmpty()) {
            return Optional.empty();
        }
        if (rounds.size() != baseline.size() || rounds.size() != floor.size()) {
            throw new IllegalStateException(section.key() + ": " + variant.key() + " has " + rounds.size()
                    + " rounds, its baseline " + baseline.size() + " and the floor " + floor.size());
        }
        List<Double> compared = new ArrayList<>();
        for (int round = 0; round < rounds.size(); round++) {
            compared.add(section.comparison().of(rounds.get(round), baseline.get(round), floor.get(round)));
        }
        return Optional.of(Summary.of(compared));
    }
}
