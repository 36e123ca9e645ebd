package io.opvitals.agent.console;

import io.opvitals.agent.collect.OperationSum;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ScopeHealth;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.OperationSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One line of the table.
 *
 * @param level what the line is about
 * @param name its name, that of an operation without its wrapper
 * @param calls the calls it shows
 * @param health how it is
 * @param called whether it has ever been called
 */
record Row(Level level, String name, OperationSnapshot calls, ScopeHealth health, boolean called) {

    enum Level {
        WRAPPER,
        OPERATION,
        SYSTEM
    }

    /** Each wrapper followed by its operations, the system last; calls that ended within the window. */
    static List<Row> ofWindow(HealthReport report) {
        Rows rows = new Rows(report);
        report.operations().forEach((id, health) -> rows.operation(id, health, health.window()));
        report.wrappers().forEach((name, health) -> rows.wrapper(name, health, health.window()));
        return rows.withSystem(report.system().window());
    }

    /** The same lines; all calls since the start. */
    static List<Row> ofTotals(HealthReport report) {
        Rows rows = new Rows(report);
        Map<String, OperationSum> sums = new TreeMap<>();
        OperationSum system = new OperationSum();
        for (Map.Entry<OperationId, ScopeHealth> each : report.operations().entrySet()) {
            OperationId id = each.getKey();
            OperationSnapshot total = rows.total(id);
            rows.operation(id, each.getValue(), total);
            sums.computeIfAbsent(id.wrapper(), name -> new OperationSum()).add(total);
            system.add(total);
        }
        for (Map.Entry<String, ScopeHealth> each : report.wrappers().entrySet()) {
            OperationSum sum = sums.getOrDefault(each.getKey(), new OperationSum());
            rows.wrapper(each.getKey(), each.getValue(), sum.total(new OperationId(each.getKey(), OperationSum.ALL)));
        }
        return rows.withSystem(system.total(new OperationId(OperationSum.ALL, OperationSum.ALL)));
    }

    /** Puts every wrapper before its operations. */
    private static final class Rows {

        private final HealthReport report;
        private final Map<String, List<Row>> operations = new TreeMap<>();
        private final List<Row> all = new ArrayList<>();

        Rows(HealthReport report) {
            this.report = report;
        }

        OperationSnapshot total(OperationId id) {
            return report.snapshot().operations().getOrDefault(id, OperationSnapshot.empty(id));
        }

        void operation(OperationId id, ScopeHealth health, OperationSnapshot calls) {
            boolean called = total(id).started() > 0;
            operations
                    .computeIfAbsent(id.wrapper(), name -> new ArrayList<>())
                    .add(new Row(Level.OPERATION, id.operation(), calls, health, called));
        }

        void wrapper(String name, ScopeHealth health, OperationSnapshot calls) {
            all.add(new Row(Level.WRAPPER, name, calls, health, true));
            all.addAll(operations.getOrDefault(name, List.of()));
        }

        List<Row> withSystem(OperationSnapshot calls) {
            all.add(new Row(Level.SYSTEM, "system", calls, report.system(), true));
            return all;
        }
    }
}
