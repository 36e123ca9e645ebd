package io.opvitals.benchmarks.report;

import io.opvitals.benchmarks.gate.GateResult;
import io.opvitals.benchmarks.gate.Verdict;
import io.opvitals.benchmarks.result.Comparison;
import io.opvitals.benchmarks.result.Results;
import io.opvitals.benchmarks.result.Section;
import io.opvitals.benchmarks.result.Summary;
import io.opvitals.benchmarks.result.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Results and verdicts as lines of text: what was measured first, then the gates that were not. */
final class Rows {

    private static final double DOUBTFUL = 0.9;

    private final Results results;
    private final List<GateResult> gates;

    Rows(Results results, List<GateResult> gates) {
        this.results = results;
        this.gates = gates;
    }

    List<Row> all() {
        List<Row> rows = new ArrayList<>();
        for (Section section : results.sections()) {
            for (Variant variant : results.variants(section)) {
                rows.add(measured(section, variant));
            }
        }
        for (GateResult result : gates) {
            if (result.verdict() == Verdict.NOT_MEASURED) {
                rows.add(notMeasured(result));
            }
        }
        return rows;
    }

    private Row measured(Section section, Variant variant) {
        Summary absolute = results.absolute(section, variant).orElseThrow();
        Optional<GateResult> gate = gate(section, variant);
        return new Row(
                section.title(),
                variant.label(),
                Numbers.format(absolute.median()) + " " + section.unit(),
                Numbers.format(absolute.min()) + " .. " + Numbers.format(absolute.max()),
                compared(section, variant),
                gate.map(Rows::limits).orElse(""),
                gate.map(result -> result.verdict().label()).orElse(doubt(section, variant)));
    }

    /** Nobody can read the clock twice in much less time than it takes. */
    private String doubt(Section section, Variant variant) {
        boolean belowTheFloor = variant.isPeer()
                && section.comparison() == Comparison.TIMES_BASELINE
                && results.compared(section, variant)
                        .filter(summary -> summary.median() < DOUBTFUL)
                        .isPresent();
        return belowTheFloor ? "below the floor: was it monitored?" : "";
    }

    private String compared(Section section, Variant variant) {
        if (section.comparison() == Comparison.NONE || variant == section.baseline()) {
            return "";
        }
        return results.compared(section, variant)
                .map(summary -> comparison(section, summary.median()))
                .orElse("");
    }

    private Optional<GateResult> gate(Section section, Variant variant) {
        if (variant != Variant.OPVITALS) {
            return Optional.empty();
        }
        return gates.stream()
                .filter(result -> result.gate().section() == section)
                .findFirst();
    }

    private static Row notMeasured(GateResult result) {
        String section = result.gate().section().title();
        return new Row(
                "gates not measured",
                section,
                "",
                "",
                "",
                limits(result),
                result.verdict().label());
    }

    private static String limits(GateResult result) {
        Section section = result.gate().section();
        return "<= " + Numbers.format(result.gate().limit()) + " ("
                + Numbers.format(result.gate().stretch()) + ") " + unit(section);
    }

    /** A comparison with its sign where it is a difference, and its unit. */
    static String comparison(Section section, double value) {
        String sign = section.comparison().isDifference() && value >= 0 ? "+" : "";
        return sign + Numbers.format(value) + " " + unit(section);
    }

    private static String unit(Section section) {
        String unit = section.comparison().unit();
        return unit.isEmpty() ? section.unit() : unit;
    }
}
