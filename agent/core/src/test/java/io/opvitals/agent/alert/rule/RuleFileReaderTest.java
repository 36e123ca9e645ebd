package io.opvitals.agent.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.promql.Query;
import io.opvitals.agent.series.Labels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleFileReaderTest {

    @Test
    void read_takesAllThatARuleMaySay() {
        RuleSet rules = read("""
                groups:
                  - name: one
                    interval: 30s
                    limit: 5
                    rules:
                      - alert: Slow
                        expr: |
                          latency{quantile="0.95"}
                            > 0.5
                        for: 1m30s
                        keep_firing_for: 5m
                        labels:
                          severity: warning
                          tool: '{{ $labels.tool | toUpper }}'
                        annotations:
                          summary: '{{ $labels.tool }} takes {{ $value | humanizeDuration }}'
                """);

        assertThat(rules.problems()).isEmpty();
        RuleGroup group = rules.groups().get(0);
        assertThat(group.interval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(group.limit()).isEqualTo(5);
        AlertRule rule = group.rules().get(0);
        assertThat(rule.hold()).isEqualTo(Duration.ofSeconds(90));
        assertThat(rule.keepFiring()).isEqualTo(Duration.ofMinutes(5));
        ActiveSample active = rule.active(Labels.of("tool", "poml", "quantile", "0.95"), 0.75);
        assertThat(active.labels())
                .isEqualTo(Labels.of("alertname", "Slow", "severity", "warning", "tool", "POML", "quantile", "0.95"));
        assertThat(rule.annotations(active)).containsEntry("summary", "poml takes 750ms");
    }

    @Test
    void read_ofMistakes_namesEachWithItsPlace_andKeepsTheOtherRules() {
        RuleSet rules = read("""
                groups:
                  - name: one
                    colour: red
                    rules:
                      - alert: Broken
                        expr: rate(calls[5])
                      - alert: Fine
                        expr: calls > 1
                      - record: sum
                        expr: sum(calls)
                      - alert: Later
                        expr: calls
                        for: soon
                      - alert: Told
                        expr: calls
                        annotations:
                          summary: '{{ $value | shout }}'
                      - expr: calls
                      - alert: Empty
                  - name: one
                    rules:
                      - alert: Second
                        expr: calls
                """);

        assertThat(rules.rules()).extracting(AlertRule::name).containsExactly("Fine", "Second");
        assertThat(rules.problems())
                .extracting(RuleProblem::text)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("rules.yaml:3:13: 'colour' (expected: name, interval,"),
                        second -> assertThat(second).startsWith("rules.yaml:9:17: 'record' (expected: alert;"),
                        third -> assertThat(third)
                                .startsWith("rules.yaml:13:14: Later: for: 'soon' (expected: a duration"),
                        fourth -> assertThat(fourth)
                                .startsWith(
                                        "rules.yaml:17:20: Told: annotations.summary: column 13: 'shout' (expected: a function"),
                        fifth -> assertThat(fifth)
                                .startsWith(
                                        "rules.yaml:6:15: Broken: expr: column 12: '5' (expected: a duration such as 30s"),
                        sixth -> assertThat(sixth).contains("a rule without a name (expected: alert)"),
                        seventh -> assertThat(seventh).contains("a rule without a name (expected: alert)"),
                        eighth -> assertThat(eighth).contains("Empty: no expression (expected: expr)"),
                        ninth -> assertThat(ninth).contains("'one' again (expected: a name that no other group"));
    }

    @Test
    void read_ofAnythingElse_saysWhatIsExpected() {
        assertThat(read("rules: 5").problems().get(0).text()).contains("'rules' (expected: groups");
        assertThat(read("groups: [").problems()).isNotEmpty();
        assertThat(read("").problems()).isEmpty();
        assertThat(read("groups: []").rules()).isEmpty();
    }

    @Test
    void shippedRules_areRight_andEachHasItsPage() throws Exception {
        RuleSet rules = ShippedRules.read();

        assertThat(rules.problems()).isEmpty();
        assertThat(rules.rules()).hasSizeGreaterThan(15);
        Path runbooks =
                Path.of("").toAbsolutePath().resolve("../../docs/runbooks").normalize();
        for (AlertRule each : rules.rules()) {
            assertThat(each.labels()).as(each.name()).containsKey("severity");
            assertThat(each.annotations()).as(each.name()).containsKeys("summary", "description");
            assertThat(each.annotations().get("runbook_url").text()).endsWith("docs/runbooks/" + each.name() + ".md");
            assertThat(Files.readString(runbooks.resolve(each.name() + ".md")))
                    .contains("# " + each.name(), "## What it means", "## What to look at", "## What to do")
                    .contains(each.query().text());
        }
    }

    @Test
    void export_ofWhatWasRead_isReadAsTheSame() {
        RuleSet rules = ShippedRules.read();
        RuleSet again =
                RuleFileReader.read("again", RuleExport.own(rules.groups()).getBytes(StandardCharsets.UTF_8));

        assertThat(again.problems()).isEmpty();
        assertThat(again.rules())
                .extracting(AlertRule::name)
                .isEqualTo(rules.rules().stream().map(AlertRule::name).toList());
        for (int i = 0; i < again.rules().size(); i++) {
            AlertRule before = rules.rules().get(i);
            AlertRule now = again.rules().get(i);
            assertThat(now.query().text()).isEqualTo(before.query().text());
            assertThat(now.annotations()).isEqualTo(before.annotations());
            assertThat(now.labels()).isEqualTo(before.labels());
            assertThat(now.hold()).isEqualTo(before.hold());
            assertThat(now.keepFiring()).isEqualTo(before.keepFiring());
        }
    }

    @Test
    void export_ofOurFunctions_isPromqlAlone() throws Exception {
        RuleSet rules = read("""
                groups:
                  - name: one
                    rules:
                      - alert: "Odd: 'quoted' \\"name\\""
                        expr: anomaly(load{host=~"a(b|c)"}[3d]) > 3 and baseline(load[4d]) > 1
                        annotations:
                          text: "two\\nlines"
                """);
        String exported = RuleExport.prometheus(rules.groups());
        RuleSet again = RuleFileReader.read("again", exported.getBytes(StandardCharsets.UTF_8));

        assertThat(again.problems()).isEmpty();
        assertThat(again.rules().get(0).query().isPromql()).isTrue();
        assertThat(again.rules().get(0).name()).isEqualTo("Odd: 'quoted' \"name\"");
        assertThat(again.rules().get(0).annotations().get("text").text()).isEqualTo("two\nlines");
        assertThat(Query.parse("anomaly(load[3d])").isPromql()).isFalse();
    }

    private static RuleSet read(String yaml) {
        return RuleFileReader.read("rules.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    static AlertRule rule(String expression) {
        return read("groups: [{name: one, rules: [{alert: A, expr: '" + expression.replace("'", "''") + "'}]}]")
                .rules()
                .get(0);
    }

    static RuleSet rules(List<String> expressions) {
        StringBuilder yaml = new StringBuilder("groups:\n- name: one\n  rules:\n");
        for (int i = 0; i < expressions.size(); i++) {
            yaml.append("  - {alert: A")
                    .append(i)
                    .append(", expr: '")
                    .append(expressions.get(i).replace("'", "''"))
                    .append("'}\n");
        }
        RuleSet read = read(yaml.toString());
        assertThat(read.problems()).isEmpty();
        return read;
    }
}
