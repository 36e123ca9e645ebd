package io.opvitals.it.async;

import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import io.opvitals.it.harness.Built;
import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.ChildResult;
import io.opvitals.it.harness.InstalledJdks;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.receiver.OtlpReceiver;
import io.opvitals.it.receiver.ReceivedSpans;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same calls as others see them, written to a page of the documentation. It asserts nothing about them. */
@Tag("comparison")
class ComparisonIT {

    private static final ConformanceTable EXPECTED = ConformanceTable.expected();
    private static final Pattern COUNT = Pattern.compile("([a-zA-Z]+) ([0-9]+)");

    private static final Set<String> WELL = Set.of("success", "ok", "none");
    private static final Set<String> NOT_ENDED = Set.of("active", "assembled");

    private final List<Jdk> jdks = new InstalledJdks().supported();
    private final Jdk jdk = jdks.get(jdks.size() - 1);

    @Test
    void page_isWritten() throws IOException {
        Map<String, Counted> openTelemetry = new TreeMap<>();
        Map<String, Counted> micrometer = new TreeMap<>();
        for (String each : EXPECTED.scenarios()) {
            openTelemetry.put(each, byOpenTelemetry(each));
            micrometer.put(each, byMicrometer(each));
        }
        Files.writeString(Built.comparisonPage(), page(openTelemetry, micrometer));
    }

    /** A span is one call; the attributes that say it was cancelled are experimental and switched on. */
    private Counted byOpenTelemetry(String scenario) {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            new ChildJvm(jdk)
                    .agent(Built.openTelemetryAgentJar(), "")
                    .classPath(Built.allLibraries())
                    .classPath(Built.kotlinApp())
                    .environment("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint())
                    .environment("OTEL_METRICS_EXPORTER", "none")
                    .environment("OTEL_LOGS_EXPORTER", "none")
                    .environment("OTEL_BSP_SCHEDULE_DELAY", "200")
                    .environment("OTEL_INSTRUMENTATION_REACTOR_EXPERIMENTAL_SPAN_ATTRIBUTES", "true")
                    .environment("OTEL_INSTRUMENTATION_RXJAVA_EXPERIMENTAL_SPAN_ATTRIBUTES", "true")
                    .environment("OTEL_INSTRUMENTATION_GUAVA_EXPERIMENTAL_SPAN_ATTRIBUTES", "true")
                    .run("async.Conformance", ConformanceTable.argument(scenario))
                    .expectExit(0);
            Counted counted = new Counted();
            for (Span each : receiver.spans().all()) {
                boolean failed = each.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR;
                boolean cancelled = ReceivedSpans.attributes(each).entrySet().stream()
                        .anyMatch(attribute -> attribute.getKey().endsWith(".canceled")
                                && attribute.getValue().equals("true"));
                counted.add(each.getName(), failed ? "error" : cancelled ? "canceled" : "ok", 1);
            }
            return counted;
        }
    }

    private Counted byMicrometer(String scenario) {
        ChildResult result = new ChildJvm(jdk)
                .agent(Built.library("aspectjweaver"), "")
                .option("--add-opens", "java.base/java.lang=ALL-UNNAMED")
                .classPath(Built.allLibraries())
                .classPath(Built.kotlinApp())
                .run("async.MicrometerConformance", ConformanceTable.argument(scenario))
                .expectExit(0);
        Counted counted = new Counted();
        result.out().lines().filter(each -> each.startsWith("timer ")).forEach(each -> {
            String[] words = each.split(" ", -1);
            counted.add(words[1], words[2], Long.parseLong(words[3]));
        });
        return counted;
    }

    private String page(Map<String, Counted> openTelemetry, Map<String, Counted> micrometer) {
        StringBuilder page = new StringBuilder();
        page.append("""
                # When a call ends: three tools, the same calls

                Written by `./mvnw -Pcomparison -pl integration-tests -am verify`, on Java %d. One method of each return
                type, annotated for all three tools, in every way its call can end. A cell is what the tool reported of
                it; **bold** where another number of calls ended than it says, or ended well.

                ## Opvitals, `@MonitoredOperation`

                Asserted on every supported Java by `ConformanceIT`. `active` is in flight at the end of the test,
                `assembled` how often a publisher was returned. Scenarios without a meaning for a type are `n/a`.

                """.formatted(jdk.feature()));
        append(page, (type, scenario) -> EXPECTED.column(scenario).get(type));
        page.append("""

                ## OpenTelemetry Java agent, `@WithSpan`

                A cell counts the spans that arrived, with `otel.instrumentation.*.experimental-span-attributes` on:
                `error` by status, `canceled` by that attribute, `ok` the rest. Empty: no span.

                """);
        append(
                page,
                (type, scenario) ->
                        marked(type, scenario, openTelemetry.get(scenario).cell(type)));
        page.append("""

                ## Micrometer, `@Timed`

                `TimedAspect` woven at load time by AspectJ's agent, the way that needs no container. A cell counts by the
                timer's tag `exception`. Empty: no timer.

                """);
        append(
                page,
                (type, scenario) ->
                        marked(type, scenario, micrometer.get(scenario).cell(type)));
        return page.toString();
    }

    private interface Cells {
        String cell(String type, String scenario);
    }

    private static void append(StringBuilder page, Cells cells) {
        page.append("| return type | ")
                .append(String.join(" | ", EXPECTED.scenarios()))
                .append(" |\n");
        page.append("|---|").append("---|".repeat(EXPECTED.scenarios().size())).append('\n');
        for (String type : EXPECTED.rows().keySet()) {
            page.append("| ").append(type);
            for (String scenario : EXPECTED.scenarios()) {
                page.append(" | ").append(cells.cell(type, scenario));
            }
            page.append(" |\n");
        }
    }

    private static String marked(String type, String scenario, String cell) {
        String expected = EXPECTED.column(scenario).get(type);
        if (expected.equals(ConformanceTable.MEANINGLESS)) {
            return expected;
        }
        boolean agrees = count(expected, true) == count(cell, true) && count(expected, false) == count(cell, false);
        return agrees ? cell : cell.isEmpty() ? "**nothing**" : "**" + cell + "**";
    }

    /** How many calls the cell says ended well, or not. */
    private static long count(String cell, boolean well) {
        return COUNT.matcher(cell)
                .results()
                .filter(each -> !NOT_ENDED.contains(each.group(1)) && WELL.contains(each.group(1)) == well)
                .mapToLong(each -> Long.parseLong(each.group(2)))
                .sum();
    }
}
