package io.opvitals.agent.promql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every expression of expressions.txt gives what Prometheus gives for it. The answers of Prometheus are in answers.txt; the
 * system property {@code opvitals.promtool} has promtool give them anew ({@code -Dopvitals.promtool=target/answers.txt}).
 */
class SameAsPrometheusTest {

    /** Between samples: where one falls on the border of a range, Prometheus 2 counts it and Prometheus 3 does not. */
    private static final List<Integer> TIMES = List.of(13, 243, 433, 623, 903);

    private static final Pattern SAMPLE = Pattern.compile("\\{((?:[^\"}]|\"(?:[^\"\\\\]|\\\\.)*\")*)} (\\S+?)(?:, |$)");

    /**
     * The answers are those of Prometheus 2.42, which went on to zero for up to 1.1 of a sample's distance where a counter
     * begins within the range; Prometheus 3, and this, for half of it. It shows where all buckets begin within the range.
     */
    private static final Map<String, List<Integer>> OTHER_IN_PROMETHEUS_2 =
            Map.of("histogram_quantile(0.5, sum by (le) (rate(latency_bucket[5m])))", List.of(13, 243));

    private final RecordedSeries series = new RecordedSeries();

    @TempDir
    Path folder;

    @Test
    void everyExpression_givesWhatPrometheusGives() throws Exception {
        String file = System.getProperty("opvitals.promtool", "");
        if (!file.isEmpty()) {
            Files.writeString(Path.of(file), askPromtool());
        }
        String answers = file.isEmpty() ? resource("answers.txt") : Files.readString(Path.of(file));
        Map<String, String> expected = new LinkedHashMap<>();
        for (String each : answers.lines().toList()) {
            String[] parts = each.split("\t", -1);
            expected.put(parts[0] + '\t' + parts[1], parts[2]);
        }
        List<String> expressions = expressions();
        assertThat(expected).hasSize(expressions.size() * TIMES.size());
        List<String> different = new ArrayList<>();
        for (String expression : expressions) {
            for (int seconds : TIMES) {
                String wanted = expected.get(expression + '\t' + seconds);
                String given = answer(expression, seconds);
                boolean isOther = OTHER_IN_PROMETHEUS_2
                        .getOrDefault(expression, List.of())
                        .contains(seconds);
                if (areSame(given, wanted) == isOther) {
                    different.add(
                            expression + " at " + seconds + "\n  Prometheus: " + wanted + "\n  here:       " + given);
                }
            }
        }
        assertThat(different).isEmpty();
    }

    private String answer(String expression, int seconds) {
        try {
            Query query = Query.parse(expression);
            StringBuilder text = new StringBuilder();
            for (Sample each : samples(query, seconds * 1_000L)) {
                Map<String, String> labels = new TreeMap<>();
                each.labels().forEach(labels::put);
                if (!each.name().isEmpty()) {
                    labels.put("__name__", each.name());
                }
                List<String> pairs = new ArrayList<>();
                labels.forEach((name, value) -> pairs.add(name + "=\"" + value.replace("\"", "\\\"") + '"'));
                text.append(text.isEmpty() ? "" : ", ")
                        .append('{')
                        .append(String.join(", ", pairs))
                        .append("} ")
                        .append(each.value());
            }
            return text.isEmpty() ? "nil" : text.toString();
        } catch (PromqlException e) {
            return "error";
        }
    }

    private List<Sample> samples(Query query, long atMillis) throws PromqlException {
        return new Evaluator(series.memory(List.of(query), atMillis)).evaluate(query, atMillis);
    }

    private static boolean areSame(String given, String wanted) {
        if (wanted.equals("error") || given.equals("error")) {
            return given.equals(wanted);
        }
        Map<String, Double> a = samples(given);
        Map<String, Double> b = samples(wanted);
        if (!a.keySet().equals(b.keySet())) {
            return false;
        }
        return a.entrySet().stream().allMatch(each -> {
            double x = each.getValue();
            double y = b.get(each.getKey());
            return Double.compare(x, y) == 0 || x == y || Math.abs(x - y) <= 1e-9 * Math.max(Math.abs(x), Math.abs(y));
        });
    }

    private static Map<String, Double> samples(String text) {
        Map<String, Double> samples = new TreeMap<>();
        Matcher matcher = SAMPLE.matcher(text.equals("nil") ? "" : text);
        while (matcher.find()) {
            String number = matcher.group(2).replace("Inf", "Infinity").replace("Infinityinity", "Infinity");
            assertThat(samples.put(matcher.group(1), Double.valueOf(number)))
                    .as(text)
                    .isNull();
        }
        assertThat(text.equals("nil") || !samples.isEmpty()).as(text).isTrue();
        return samples;
    }

    /** One file for each question: where one is an error, promtool answers no other. */
    private String askPromtool() throws IOException, InterruptedException {
        StringBuilder answers = new StringBuilder();
        for (String expression : expressions()) {
            for (int seconds : TIMES) {
                answers.append(expression)
                        .append('\t')
                        .append(seconds)
                        .append('\t')
                        .append(askPromtool(expression, seconds))
                        .append('\n');
            }
        }
        return answers.toString();
    }

    private String askPromtool(String expression, int seconds) throws IOException, InterruptedException {
        Path test = folder.resolve("test.yaml");
        Files.writeString(
                test,
                "evaluation_interval: 10s\ntests:\n- interval: 10s\n  input_series:\n" + String.join("", series.lines())
                        + "  promql_expr_test:\n    - expr: '" + expression.replace("'", "''") + "'\n      eval_time: "
                        + seconds + "s\n      exp_samples: [{labels: '{never=\"this\"}', value: 1}]\n");
        Process process = new ProcessBuilder("promtool", "test", "rules", test.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        int got = output.indexOf("got:");
        return got < 0
                ? "error"
                : output.substring(got + 4).split("\n", -1)[0].strip().replaceAll("^\\[|]$", "");
    }

    private static List<String> expressions() throws IOException {
        return resource("expressions.txt").strip().lines().toList();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = SameAsPrometheusTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
