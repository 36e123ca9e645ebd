package io.opvitals.benchmarks.report;

import io.opvitals.benchmarks.gate.GateResult;
import io.opvitals.benchmarks.gate.Verdict;
import io.opvitals.benchmarks.result.Results;
import io.opvitals.benchmarks.result.Section;
import io.opvitals.benchmarks.result.Summary;
import java.util.List;
import java.util.Objects;

/** One run, judged, in the forms it is published in. */
public final class Report {

    private final Machine machine;
    private final Results results;
    private final List<GateResult> gates;
    private final List<Row> rows;

    public Report(Machine machine, Results results, List<GateResult> gates) {
        this.machine = machine;
        this.results = results;
        this.gates = gates;
        this.rows = new Rows(results, gates).all();
    }

    public String text() {
        return machine.sentence() + "\n\n" + TextTable.render(rows);
    }

    public String markdown() {
        return machine.sentence() + "\n\n" + MarkdownTable.render(rows);
    }

    public String json() {
        return new ResultsJson(machine, results, gates).render();
    }

    /**
     * One line for each gate that was measured and does not hold, naming the gate, the value and the limit, and what the
     * baseline differed from itself by.
     */
    public List<String> brokenGates() {
        return gates.stream()
                .filter(result -> result.verdict() == Verdict.BROKEN)
                .map(this::brokenGate)
                .toList();
    }

    private String brokenGate(GateResult result) {
        Section section = result.gate().section();
        Summary measured = Objects.requireNonNull(result.measured());
        return "gate broken: " + section.title() + ": measured " + compared(section, measured) + ", limit "
                + Rows.comparison(section, result.gate().limit()) + noise(section);
    }

    private String noise(Section section) {
        return section.baseline()
                .again()
                .flatMap(again -> results.compared(section, again))
                .map(summary -> "; the baseline against itself " + compared(section, summary))
                .orElse("");
    }

    private static String compared(Section section, Summary summary) {
        return Rows.comparison(section, summary.median()) + " (" + Numbers.format(summary.min()) + " .. "
                + Numbers.format(summary.max()) + ")";
    }
}
