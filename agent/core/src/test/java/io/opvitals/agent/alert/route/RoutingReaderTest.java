package io.opvitals.agent.alert.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.series.Labels;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoutingReaderTest {

    private static final Set<String> CHANNELS = Set.of("mail", "pager", "chat", "log");

    private static final String WHOLE = """
            route:
              receiver: everybody
              group_by: [alertname, opvitals_wrapper]
              group_wait: 10s
              group_interval: 1m
              repeat_interval: 1h30m
              routes:
              - receiver: pager
                matchers:
                - severity="critical"
                - opvitals_wrapper=~"pay.*|ledger"
                escalate:
                - after: 15m
                  receiver: mail
                - {after: 1h, receiver: everybody}
              - receiver: chat
                match:
                  severity: warning
                continue: true
                group_by: ['...']
                mute_time_intervals: [nights]
              - receiver: log
                matchers: [severity = warning]
                active_time_intervals: [work]
            receivers:
            - name: everybody
              channels: [mail, chat]
            - name: log
            inhibit_rules:
            - source_matchers: [severity="critical"]
              target_matchers: [severity="warning"]
              equal: [opvitals_wrapper]
            time_intervals:
            - name: nights
              time_intervals:
              - times:
                - start_time: "22:00"
                  end_time: "24:00"
                - start_time: "00:00"
                  end_time: "06:00"
                location: Europe/Berlin
            - name: work
              time_intervals:
              - weekdays: ['monday:friday']
                months: ['january:november']
                days_of_month: ['1:15', '-3:-1']
                years: ['2026']
            """;

    @Test
    void wholeFile_isReadWithEveryPart() {
        Routing routing = right(WHOLE);

        Route root = routing.root();
        assertThat(root.key()).isEqualTo("{}");
        assertThat(root.timing())
                .isEqualTo(new Timing(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(90)));
        assertThat(root.routes()).hasSize(3);
        Route pager = root.routes().get(0);
        assertThat(pager.key()).isEqualTo("{}/{severity=\"critical\",opvitals_wrapper=~\"pay.*|ledger\"}");
        assertThat(pager.timing()).isEqualTo(root.timing());
        assertThat(pager.grouping()).isEqualTo(root.grouping());
        assertThat(pager.escalations())
                .containsExactly(
                        new Escalation(Duration.ofMinutes(15), "mail"),
                        new Escalation(Duration.ofHours(1), "everybody"));
        assertThat(root.routes().get(1).grouping()).isEqualTo(Grouping.ALL);
        assertThat(root.routes().get(1).mutedIn()).containsExactly("nights");
        assertThat(routing.channels("everybody", CHANNELS)).containsExactly("mail", "chat");
        assertThat(routing.channels("pager", CHANNELS)).containsExactly("pager");
        assertThat(routing.inhibitRules()).hasSize(1);
    }

    @Test
    void match_isTheDeepest_andGoesOnWhereItSays() {
        Routing routing = right(WHOLE);

        assertThat(receivers(routing, "severity", "critical", "opvitals_wrapper", "payments"))
                .containsExactly("pager");
        assertThat(receivers(routing, "severity", "critical", "opvitals_wrapper", "search"))
                .containsExactly("everybody");
        assertThat(receivers(routing, "severity", "warning")).containsExactly("chat", "log");
        assertThat(receivers(routing, "severity", "info")).containsExactly("everybody");
    }

    @Test
    void quietBy_followsTheClockOfThePlace() {
        Routing routing = right(WHOLE);
        Route chat = routing.root().routes().get(1);
        Route log = routing.root().routes().get(2);

        // 22:30 in Berlin, in winter.
        assertThat(routing.quietBy(chat, Instant.parse("2026-11-21T21:30:00Z"))).isEqualTo("nights");
        assertThat(routing.quietBy(chat, Instant.parse("2026-11-21T20:59:59Z"))).isNull();
        // 22:30 in Berlin, in summer.
        assertThat(routing.quietBy(chat, Instant.parse("2026-07-21T20:30:00Z"))).isEqualTo("nights");
        assertThat(routing.quietBy(chat, Instant.parse("2026-11-21T04:59:00Z"))).isEqualTo("nights");
        assertThat(routing.quietBy(chat, Instant.parse("2026-11-21T05:00:00Z"))).isNull();
        // Friday the 13th; Saturday the 14th; Monday the 16th; Monday the 30th; Friday the 1st of January 2027.
        assertThat(routing.quietBy(log, Instant.parse("2026-11-13T12:00:00Z"))).isNull();
        assertThat(routing.quietBy(log, Instant.parse("2026-11-14T12:00:00Z"))).isEqualTo("not work");
        assertThat(routing.quietBy(log, Instant.parse("2026-11-16T12:00:00Z"))).isEqualTo("not work");
        assertThat(routing.quietBy(log, Instant.parse("2026-11-30T12:00:00Z"))).isNull();
        assertThat(routing.quietBy(log, Instant.parse("2027-01-01T12:00:00Z"))).isEqualTo("not work");
    }

    @Test
    void inhibited_byAnotherOfTheSameWrapper_butNotByItself() {
        Routing routing = right(WHOLE);
        Labels down = Labels.of("alertname", "Down", "severity", "critical", "opvitals_wrapper", "llm");
        Labels slow = Labels.of("alertname", "Slow", "severity", "warning", "opvitals_wrapper", "llm");
        Labels other = Labels.of("alertname", "Slow", "severity", "warning", "opvitals_wrapper", "search");

        assertThat(routing.inhibitedBy(slow, Map.of("id", down))).isEqualTo("id");
        assertThat(routing.inhibitedBy(other, Map.of("id", down))).isNull();
        assertThat(routing.inhibitedBy(down, Map.of("id", slow))).isNull();
        InhibitRule both = new InhibitRule(
                MatcherText.parse("severity=~\".+\""), MatcherText.parse("severity=~\".+\""), List.of());
        assertThat(both.inhibits(down, slow)).isFalse();
    }

    @Test
    void mistakes_areAllSaid_eachWithLineColumnAndExpectation() {
        List<String> problems = wrong("""
                route:
                  receiver: nobody
                  group_wait: 5 minutes
                  group_by: [alertname, alertname, 'a b']
                  routs: []
                  typo: 1
                  routes:
                  - matchers: ['severity>1', 'a=~"("']
                    mute_time_intervals: [holidays]
                  - escalate:
                    - after: soon
                      receiver: mail
                receivers:
                - name: team
                  channels: [fax]
                - name: team
                inhibit_rules:
                - source_matchers: [a="b"]
                time_intervals:
                - name: odd
                  time_intervals:
                  - times:
                    - start_time: "18:00"
                      end_time: "6:00"
                    weekdays: [funday]
                    days_of_month: ['0:5']
                    location: Local
                """);

        assertThat(problems)
                .contains(
                        "f:2:13: receiver 'nobody' (expected: one of receivers, or a channel: chat, log, mail, pager,"
                                + " team)",
                        "f:3:15: group_wait: '5 minutes' (expected: a duration such as 30s, 5m, 1h30m or 1d)",
                        "f:4:25: group_by: 'alertname' again (expected: once)",
                        "f:9:27: mute_time_intervals: 'holidays' (expected: one of time_intervals: odd)",
                        "f:15:14: receiver team: channel 'fax' (expected: one of opvitals.alert.channel.*: chat, log,"
                                + " mail, pager)")
                .anyMatch(each -> each.startsWith("f:6:9: 'typo' is not known (expected: one of active_time_intervals"))
                .anyMatch(each -> each.contains("f:8:16: matchers: 'severity>1' (expected: label=\"value\""))
                .anyMatch(each -> each.contains("'(' (expected: a regular expression"))
                .anyMatch(each -> each.contains("after: 'soon' (expected: a duration"))
                .anyMatch(each -> each.contains("receiver 'team' (expected: name: with a name of its own)"))
                .anyMatch(each -> each.contains("inhibit rule without target_matchers (expected: both"))
                .anyMatch(each -> each.contains("times: '18:00' to '6:00' (expected: start_time: HH:MM"))
                .anyMatch(each -> each.contains("weekdays: 'funday' (expected: in ascending order"))
                .anyMatch(each -> each.contains("days_of_month: '0:5'"))
                .anyMatch(each -> each.contains("location: 'Local' (expected: a time zone such as Europe/Berlin"));
    }

    @Test
    void emptyOrBroken_saysWhatWasExpected() {
        assertThat(wrong("")).containsExactly("f:1:1: no route (expected: route: with receiver: NAME below it)");
        assertThat(wrong("route: {group_wait: 1s}"))
                .anyMatch(each -> each.contains("route without a receiver (expected: receiver: NAME"));
        assertThat(wrong("route: [")).hasSize(1).first().asString().contains("(expected: YAML 1.2 or JSON)");
        assertThat(wrong("route: {receiver: mail, matchers: [a=b]}"))
                .anyMatch(each -> each.contains("matchers of the first route (expected: none"));
    }

    @Test
    void siblingsWithTheSameMatchers_haveKeysOfTheirOwn() {
        Routing routing = right("""
                route:
                  receiver: mail
                  routes:
                  - {receiver: chat, matchers: [a=b], continue: true}
                  - {receiver: log, matchers: [a=b]}
                """);

        assertThat(routing.root().routes()).extracting(Route::key).containsExactly("{}/{a=\"b\"}", "{}/{a=\"b\"}#2");
    }

    @Test
    void matcherTexts_asAlertmanagerTakesThem() {
        assertThat(MatcherText.parse("{a=\"b,c\", d!~\"x|y\"}").toString()).isEqualTo("[a=\"b,c\", d!~\"x|y\"]");
        assertThat(MatcherText.parse("a = b").toString()).isEqualTo("[a=\"b\"]");
        assertThat(MatcherText.parse("a=\"say \\\"hi\\\"\"").get(0).value()).isEqualTo("say \"hi\"");
        assertThat(MatcherText.parse("a=~\"\\d+\"").get(0).matches("42")).isTrue();
        assertThat(MatcherText.parse("a!=b").get(0).matches(Labels.EMPTY)).isTrue();
    }

    private static List<String> receivers(Routing routing, String... labels) {
        return routing.root().match(Labels.of(labels)).stream()
                .map(Route::receiver)
                .toList();
    }

    private static Routing right(String yaml) {
        RoutingReader.Reading reading = RoutingReader.read(yaml.getBytes(StandardCharsets.UTF_8), CHANNELS);
        assertThat(reading.problems()).isEmpty();
        return Objects.requireNonNull(reading.routing());
    }

    private static List<String> wrong(String yaml) {
        RoutingReader.Reading reading = RoutingReader.read(yaml.getBytes(StandardCharsets.UTF_8), CHANNELS);
        assertThat(reading.routing()).isNull();
        return reading.problems().stream().map(each -> each.text("f")).toList();
    }
}
