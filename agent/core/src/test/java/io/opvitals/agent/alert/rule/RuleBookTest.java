package io.opvitals.agent.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.storage.DataDirectory;
import io.opvitals.agent.time.Ticker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleBookTest {

    private static final String TWO = """
            groups:
            - name: one
              rules:
              - {alert: A, expr: load > 1, for: 5m, labels: {severity: warning}}
              - {alert: A, expr: load > 2, labels: {severity: critical}}
              - {alert: B, expr: load > 3}
            """;

    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private Path file;
    private Instant written = Instant.parse("2026-11-21T12:00:00Z");
    private RuleBook.Choice choice;
    private RuleBook book;

    @BeforeEach
    void begin() throws Exception {
        AgentLog log = new AgentLog(
                new PrintStream(lines, true, StandardCharsets.UTF_8),
                AgentLog.Level.INFO,
                () -> Instant.EPOCH,
                Ticker.system());
        file = folder.resolve("rules.yaml");
        choice = new RuleBook.Choice(List.of(file.toString()), false, Set.of(), Duration.ofSeconds(10));
        try (DataDirectory data = new DataDirectory(folder.resolve("data").toString())) {
            book = new RuleBook(new SavedRules(data, log), log);
        }
    }

    @Test
    void look_withDisabledRules_leavesThemOut_andNamesThoseThatAreNone() throws Exception {
        write(TWO);
        choice = new RuleBook.Choice(
                choice.files(), false, Set.of("B", "Typo", "OpvitalsBreakerOpen"), Duration.ofSeconds(10));
        look();
        assertThat(book.look(choice)).isFalse();

        assertThat(book.rules().rules()).extracting(AlertRule::name).containsExactly("A", "A");
        assertThat(book.rules().disabled())
                .flatExtracting(RuleGroup::rules)
                .extracting(AlertRule::name)
                .containsExactly("B");
        // A shipped rule may stand there also where the shipped rules are off.
        String message = "'Typo' (expected: the name of a rule)";
        assertThat(book.rules().problems())
                .containsExactly(new RuleProblem("opvitals.alert.disabled-rules", "Typo", 1, 1, message));
        assertThat(lines.toString(StandardCharsets.UTF_8)).containsOnlyOnce(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n# soon\n", "groups:\n- name: [", "grou", "- name: one", "GONE"})
    void look_whileAFileIsNoDocument_keepsWhatItSaid_andSaysSoOnce(String content) throws Exception {
        write(TWO);
        List<AlertRule> before = book.rules().rules();
        assertThat(before).hasSize(3);

        if (content.equals("GONE")) {
            Files.delete(file);
            look();
        } else {
            write(content);
        }
        assertThat(book.rules().rules()).isEqualTo(before);
        assertThat(book.rules().problems()).isNotEmpty();
        write("groups:\n- {");
        assertThat(book.rules().rules()).isEqualTo(before);
        assertThat(said("go on"))
                .containsExactly(
                        "[main] WARN alerts - " + file + " says no rules any more, the 3 that it said before go on"
                                + " (expected: groups; 'groups: []' for no rules)");
        assertThat(said("right again")).isEmpty();

        write(TWO);
        assertThat(book.rules().rules()).extracting(AlertRule::key).isEqualTo(keys(before));
        assertThat(book.rules().problems()).isEmpty();
        assertThat(said("right again")).containsExactly("[main] INFO alerts - " + file + " is right again: 3 rules");
    }

    @Test
    void look_whereAFileSaysNoRules_hasNone() throws Exception {
        write(TWO);
        write("groups: []");

        assertThat(book.rules().rules()).isEmpty();
        assertThat(said("go on")).isEmpty();
    }

    @Test
    void look_whereOneRuleIsBroken_keepsItsFormerDefinition_andTakesTheOthers() throws Exception {
        write(TWO);
        List<AlertRule> before = book.rules().rules();

        write("""
                groups:
                - name: one
                  rules:
                  - {alert: A, expr: load >, labels: {severity: critical}}
                  - {alert: A, expr: load > 7, labels: {severity: warning}}
                  - {alert: New, expr: load >}
                - name: two
                  rules:
                  - {alert: B, expr: load >}
                """);

        List<AlertRule> now = book.rules().rules();
        assertThat(now).hasSize(2);
        assertThat(now.get(0)).isEqualTo(before.get(1));
        assertThat(now.get(1).query().text()).isEqualTo("load > 7");
        assertThat(now.get(1).key()).isEqualTo(before.get(0).key());
        assertThat(said("goes on as it was before")).hasSize(1);
        assertThat(book.rules().problems()).hasSize(4);
    }

    @Test
    void look_whenTheWholeIsBrokenAfterOneRuleWas_keepsAll() throws Exception {
        write(TWO);
        write(TWO.replace("load > 3", "load >>"));
        write("groups:\n- name: [");
        write(TWO.replace("load > 3", "load >>>"));

        assertThat(book.rules().rules())
                .extracting(each -> each.query().text())
                .containsExactly("load > 1", "load > 2", "load > 3");
    }

    private void write(String content) throws IOException {
        Files.writeString(file, content);
        // Later than the last write, also within a tick of the file system's clock.
        written = written.plusSeconds(1);
        Files.setLastModifiedTime(file, FileTime.from(written));
        look();
    }

    /** A change counts once it is seen twice. */
    private void look() {
        book.isDue(choice);
        assertThat(book.isDue(choice)).isTrue();
        assertThat(book.look(choice)).isTrue();
        assertThat(book.isDue(choice)).isFalse();
    }

    private static List<String> keys(List<AlertRule> rules) {
        return rules.stream().map(AlertRule::key).toList();
    }

    private List<String> said(String part) {
        return lines.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(part))
                .map(line -> line.substring(line.indexOf("[main]")))
                .toList();
    }
}
