package io.opvitals.benchmarks.report;

import io.opvitals.benchmarks.gate.GateResult;
import io.opvitals.benchmarks.result.Results;
import io.opvitals.benchmarks.result.Section;
import io.opvitals.benchmarks.result.Summary;
import io.opvitals.benchmarks.result.Variant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every value of every round, for whoever wants to calculate it otherwise. */
final class ResultsJson {

    private final Machine machine;
    private final Results results;
    private final List<GateResult> gates;

    ResultsJson(Machine machine, Results results, List<GateResult> gates) {
        this.machine = machine;
        this.results = results;
        this.gates = gates;
    }

    String render() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("machine", machine());
        root.put("series", series());
        root.put("gates", gates.stream().map(ResultsJson::gate).toList());
        return Json.render(root);
    }

    private Map<String, Object> machine() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("processor", machine.processor());
        object.put("cores", machine.cores());
        object.put("memoryMib", machine.memoryMib());
        object.put("operatingSystem", machine.operatingSystem());
        object.put("javaVersion", machine.javaVersion());
        object.put("busyPercent", machine.busyPercent());
        object.put("date", machine.date().toString());
        object.put("commit", machine.commit());
        object.put("mode", machine.mode());
        return object;
    }

    private List<Object> series() {
        List<Object> series = new ArrayList<>();
        for (Section section : results.sections()) {
            for (Variant variant : results.variants(section)) {
                Map<String, Object> object = new LinkedHashMap<>();
                object.put("section", section.key());
                object.put("variant", variant.key());
                object.put("unit", section.unit());
                object.put("rounds", results.rounds(section, variant));
                series.add(object);
            }
        }
        return series;
    }

    private static Map<String, Object> gate(GateResult result) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("section", result.gate().section().key());
        object.put("limit", result.gate().limit());
        object.put("stretch", result.gate().stretch());
        Summary measured = result.measured();
        if (measured != null) {
            object.put("measured", measured.median());
        }
        object.put("verdict", result.verdict().label());
        return object;
    }
}
