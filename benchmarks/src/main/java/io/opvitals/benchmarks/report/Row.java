package io.opvitals.benchmarks.report;

import java.util.List;

/** One line of the table, every cell written out. */
record Row(String what, String variant, String median, String spread, String compared, String gate, String verdict) {

    static final Row HEADER =
            new Row("what", "variant", "median", "min .. max", "compared", "gate (stretch)", "verdict");

    List<String> cells() {
        return List.of(what, variant, median, spread, compared, gate, verdict);
    }
}
