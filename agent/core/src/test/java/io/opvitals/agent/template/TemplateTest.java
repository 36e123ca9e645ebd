package io.opvitals.agent.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

    private static final Map<String, Object> ROOT = Map.of(
            "Status",
            "firing",
            "Alerts",
            List.of(Map.of("Name", "a", "Labels", Map.of("x", "1")), Map.of("Name", "b", "Labels", Map.of())),
            "Count",
            2L);

    /** The right column is what text/template of Go 1.19 and Prometheus's functions make of it. */
    @ParameterizedTest
    @CsvSource(delimiter = '§', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            plain§plain
            {{ $value }}§1234.5
            {{ $value | humanize }}§1.234k
            {{ humanize 0.0123 }}§12.3m
            {{ humanize 1234567 }}§1.235M
            {{ humanize1024 1048576 }}§1Mi
            {{ humanizePercentage 0.1234567 }}§12.35%
            {{ humanizeDuration 0.0123 }}§12.3ms
            {{ humanizeDuration 100 }}§1m 40s
            {{ humanizeDuration 90061 }}§1d 1h 1m 1s
            {{ humanizeDuration -3.5 }}§-3.5s
            {{ humanizeTimestamp 0 }}§1970-01-01 00:00:00 +0000 UTC
            {{ printf "%.2f|%6.1f|%-5s|%05d|%g|%e|%q" 1.239 2.25 "ab" 42 0.00001 12345.678 "q" }}§1.24|   2.2|ab   |00042|1e-05|1.234568e+04|"q"
            {{ printf "%d" 1.5 }}§%!d(float64=1.5)
            {{ printf "%v %v" 1e21 true }}§1e+21 true
            {{ $labels.tool | toUpper }}§POML
            {{ $labels.missing }}x§x
            {{ .Status | title }} {{ .Count }}§Firing 2
            {{ range .Alerts }}{{ .Name }}{{ .Labels.x }};{{ end }}§a1;b;
            {{ range $i, $a := .Alerts }}{{ $i }}={{ $a.Name }}{{ end }}§0=a1=b
            {{ range .None }}x{{ else }}none{{ end }}§none
            {{ if eq .Status "firing" }}yes{{ else }}no{{ end }}§yes
            {{ if gt $value 2000.0 }}a{{ else if lt .Count 3 }}b{{ else }}c{{ end }}§b
            {{ with .Nothing }}x{{ else }}y{{ end }}§y
            a {{- " b " -}} c§a b c
            {{ $x := 3 }}{{ $x }}{{ $x = 4 }}{{ $x }}§34
            {{ and true 0 }} {{ or 0 "z" }} {{ not 1 }}§0 z false
            {{ len .Alerts }} {{ (index .Alerts 1).Name }}§2 b
            {{ reReplaceAll "(o)(m)" "$2$1" $labels.tool }}§pmol
            {{ if match "^po" $labels.tool }}m{{ end }}{{/* nothing */}}§m
            {{ join "," .Names }}§x,y
            """)
    void expand_isAsInGo(String template, String expected) throws Exception {
        Map<String, Object> root = new java.util.HashMap<>(ROOT);
        root.put("Names", List.of("x", "y"));

        assertThat(Template.parse(template).expand(Map.of("labels", Map.of("tool", "poml"), "value", 1234.5), root))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', textBlock = """
            {{ $value | shout }} § 13 § expected: a function: and, or
            {{ $value § 10 § the end (expected: }})
            {{ if true }}x § 4 § is not ended (expected: {{ end }})
            x{{ end }} § 5 § without an if, range or with
            {{ "abc }} § 4 § a text without end
            {{ 1 2 }} § 6 § a value after a value
            {{ template "x" }} § 4 § expected: a value, if, range
            {{ }} § 4 § expected: a value such as
            """)
    void parse_ofAMistake_saysColumnAndExpectation(String template, int column, String message) {
        assertThatThrownBy(() -> Template.parse(template)).isInstanceOfSatisfying(TemplateException.class, e -> {
            assertThat(e.getMessage()).contains(message);
            assertThat(e.column()).isEqualTo(column);
        });
    }

    @Test
    void expand_ofWhatCannotBe_saysWhy() throws Exception {
        assertThatThrownBy(() -> Template.parse("{{ humanize \"x\" }}").expand(Map.of(), null))
                .isInstanceOf(TemplateException.class)
                .hasMessage("column 4: humanize: 'x' (expected: a number)");
        assertThatThrownBy(() -> Template.parse("{{ $none }}").expand(Map.of("value", 1), null))
                .hasMessage("column 4: $none (expected: one of $value)");
        assertThatThrownBy(() -> Template.parse("{{ .Status.Deeper }}").expand(Map.of(), ROOT))
                .hasMessageContaining(".Deeper of 'firing' (expected: a map)");
    }

    @Test
    void expand_ofNestedRanges_isBounded() throws Exception {
        List<Integer> hundred = java.util.Collections.nCopies(100, 1);
        Template template =
                Template.parse("{{range .}}{{range $}}{{range $}}{{range $}}xxxxxxxxxx{{end}}{{end}}{{end}}{{end}}");

        assertThatThrownBy(() -> template.expand(Map.of(), hundred)).hasMessageContaining("it does not end");
    }
}
