package io.opvitals.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.audit.AuditLog;
import io.opvitals.agent.audit.AuditRecord;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.secret.SealedText;
import io.opvitals.agent.storage.DataDirectory;
import io.opvitals.agent.time.Ticker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {

    private static final Actor ALICE = new Actor("alice", "127.0.0.1");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
    private final Properties properties = new Properties();
    private final Map<String, String> environment = new HashMap<>();
    private final List<DataDirectory> opened = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private Path file;
    private AuditLog audit;

    /** Refuses the log level error, and remembers what it was told. */
    private static final class Follower implements SettingsListener {

        private final List<String> levels = new ArrayList<>();

        @Override
        public List<String> check(Settings next) {
            return next.text(Setting.LOG_LEVEL).equals("error")
                    ? List.of(next.name(Setting.LOG_LEVEL) + ": 'error' (expected: not that)")
                    : List.of();
        }

        @Override
        public void apply(Settings next) {
            levels.add(next.text(Setting.LOG_LEVEL));
        }
    }

    @BeforeEach
    void place() {
        file = folder.resolve("opvitals.yaml");
    }

    @AfterEach
    void close() throws IOException {
        for (DataDirectory each : opened) {
            each.close();
        }
    }

    private Configuration configuration() throws IOException {
        return configuration("config.file=" + file);
    }

    private Configuration configuration(String arguments) throws IOException {
        close();
        AgentLog log = new AgentLog(
                new PrintStream(logged, true, StandardCharsets.UTF_8), AgentLog.Level.INFO, () -> now, Ticker.system());
        DataDirectory data = new DataDirectory(folder.resolve("data").toString());
        opened.add(data);
        audit = new AuditLog(data, log);
        OutsideSettings outside = new OutsideSettings(new ConfigurationInput(arguments, properties, environment));
        return new Configuration(outside, data, audit, () -> now, log);
    }

    private void write(String... lines) throws IOException {
        Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private static void look(Configuration configuration) {
        // A file that has changed is read when it has stayed the same from one look to the next.
        configuration.look();
        configuration.look();
    }

    private static List<String> texts(List<Problem> problems) {
        return problems.stream().map(Problem::text).toList();
    }

    private static Map<String, String> one(String key, String value) {
        Map<String, String> one = new HashMap<>();
        one.put(key, value);
        return one;
    }

    private String log() {
        return logged.toString(StandardCharsets.UTF_8);
    }

    @Test
    void layers_eachWinsOverThoseBelow_andIsTheSource() throws IOException {
        write(
                "environment: staging",
                "health:",
                "  window: 1m",
                "  minimum-calls: 1",
                "  healthy-from: 0.91",
                "stuck-after: 11s",
                "trace.failures-per-second: 1",
                "environments:",
                "  staging:",
                "    health.window: 2m",
                "    health.minimum-calls: 2",
                "    health.healthy-from: 0.92",
                "    stuck-after: 12s",
                "  production:",
                "    health.window: 9m");
        environment.put("OPVITALS_HEALTH_WINDOW", "3m");
        environment.put("OPVITALS_HEALTH_MINIMUM_CALLS", "3");
        environment.put("OPVITALS_HEALTH_HEALTHY_FROM", "0.93");
        properties.setProperty("opvitals.health.window", "4m");
        properties.setProperty("opvitals.health.minimum-calls", "4");
        Configuration configuration = configuration("health.window=5m;config.file=" + file);
        Settings settings = configuration.current();

        assertThat(texts(configuration.problems())).isEmpty();
        assertThat(settings.text(Setting.HEALTH_WINDOW)).isEqualTo("5m");
        assertThat(settings.text(Setting.HEALTH_MINIMUM_CALLS)).isEqualTo("4");
        assertThat(settings.text(Setting.HEALTH_HEALTHY_FROM)).isEqualTo("0.93");
        assertThat(settings.text(Setting.STUCK_AFTER)).isEqualTo("12s");
        assertThat(settings.source(Setting.STUCK_AFTER).text()).isEqualTo(file + ":13:18");
        assertThat(settings.text(Setting.TRACE_FAILURES_PER_SECOND)).isEqualTo("1");
        assertThat(settings.source(Setting.TRACE_FAILURES_PER_SECOND).text()).isEqualTo(file + ":7:28");
        assertThat(settings.text(Setting.SECURITY_LOGIN)).isEqualTo("required");
        assertThat(settings.source(Setting.SECURITY_LOGIN).text()).isEqualTo("profile staging");

        configuration.change(ALICE, one("health.window", "6m"));

        assertThat(configuration.current().text(Setting.HEALTH_WINDOW)).isEqualTo("6m");
        assertThat(configuration.current().source(Setting.HEALTH_WINDOW).text())
                .isEqualTo("changed at run time by alice");
    }

    @Test
    void invalidFile_atTheStart_saysAllAtOnceAndMonitorsNothing() throws IOException {
        write(
                "health:",
                "  windw: 1m",
                "  minimum-calls: none",
                "log:",
                "  level: loud",
                "server:",
                "  - 1",
                "wrapper:",
                "  routellm:",
                "    api-kee: planted",
                "environments:",
                "  prod:",
                "    log.level: info",
                "  staging:",
                "    stuck-after: soon");

        Configuration configuration = configuration();

        assertThat(configuration.isValid()).isFalse();
        assertThat(configuration.current().flag(Setting.ENABLED)).isFalse();
        assertThat(configuration.current().isInvalid()).isTrue();
        assertThat(texts(configuration.problems()))
                .containsExactly(
                        file + ":2:3: 'health.windw' is not known (expected: perhaps opvitals.health.window)",
                        file
                                + ":6:1: 'server' is not known (expected: settings below it, such as opvitals.server.enabled)",
                        file + ":10:5: 'wrapper.routellm.api-kee' is not known"
                                + " (expected: perhaps opvitals.wrapper.routellm.api-key)",
                        file + ":13:5: environment 'prod' is not known"
                                + " (expected: one of development, staging, production, with settings below it)",
                        file + ":3:18: opvitals.health.minimum-calls: 'none' (expected: a whole number from 1)",
                        file + ":5:10: opvitals.log.level: 'loud' (expected: one of debug, info, warn, error, off)",
                        file + ":15:18: opvitals.stuck-after: 'soon' (expected: a duration from 1ms to 365d such as"
                                + " 500ms, 30s, 5m, 1h or PT30S)");
    }

    @Test
    void invalidFile_putRight_isUsed() throws IOException {
        write("log: {level: loud}");
        Configuration configuration = configuration();
        Follower follower = new Follower();
        configuration.follow(List.of(follower));

        write("log: {level: debug}");
        look(configuration);

        assertThat(configuration.isValid()).isTrue();
        assertThat(configuration.problems()).isEmpty();
        assertThat(configuration.current().flag(Setting.ENABLED)).isTrue();
        assertThat(follower.levels).containsExactly("info", "debug");
    }

    @Test
    void fileThatIsNotThere_isInvalidWhereItIsNamed() throws IOException {
        assertThat(texts(configuration().problems()))
                .containsExactly(file + ": opvitals.config.file: it is not there (expected: a YAML or JSON file)");
    }

    @Test
    void changedFile_isReadAndAudited() throws Exception {
        write("log.level: info");
        Configuration configuration = configuration();
        Follower follower = new Follower();
        configuration.follow(List.of(follower));

        write("log.level: warn", "stuck-after: 5s");
        look(configuration);

        assertThat(follower.levels).containsExactly("info", "warn");
        assertThat(log()).contains(file + " is read, 2 settings are changed; some hold from the next start on");
        assertThat(configuration.shown())
                .filteredOn(SettingValue::pendingRestart)
                .extracting(SettingValue::key)
                .containsExactly("opvitals.stuck-after");
        assertThat(audit.latest(10, Long.MAX_VALUE))
                .extracting(AuditRecord::entry)
                .extracting(each -> each.actor() + " " + each.target() + " " + each.from() + " " + each.to())
                .containsExactly("file opvitals.stuck-after 60s 5s", "file opvitals.log.level info warn");
    }

    @Test
    void changedFile_thatIsInvalid_keepsTheLastGoodOneAndSaysSo() throws IOException {
        write("log.level: warn");
        Configuration configuration = configuration();
        Follower follower = new Follower();
        configuration.follow(List.of(follower));

        write("log.level: loud", "stuck-aftr: 1s");
        look(configuration);

        assertThat(configuration.isValid()).isTrue();
        assertThat(configuration.problems()).hasSize(2);
        assertThat(configuration.current().text(Setting.LOG_LEVEL)).isEqualTo("warn");
        assertThat(follower.levels).containsExactly("warn");
        assertThat(log()).contains(file + ":1:12: opvitals.log.level: 'loud'").contains("what it said before goes on");

        // What was good holds also for a change at run time in between.
        assertThat(configuration.change(ALICE, one("stuck-after", "7s")).isAccepted())
                .isTrue();
        assertThat(configuration.current().text(Setting.LOG_LEVEL)).isEqualTo("warn");
    }

    @Test
    void changedFile_thatAFollowerRefuses_keepsTheLastGoodOne() throws IOException {
        write("log.level: warn");
        Configuration configuration = configuration();
        configuration.follow(List.of(new Follower()));

        write("log.level: error");
        look(configuration);

        assertThat(texts(configuration.problems()))
                .containsExactly(file + ":1:12: opvitals.log.level: 'error' (expected: not that)");
        assertThat(configuration.problems())
                .extracting(each -> each.key() + " " + each.line() + " " + each.column())
                .containsExactly("opvitals.log.level 1 12");
        assertThat(configuration.current().text(Setting.LOG_LEVEL)).isEqualTo("warn");
    }

    @Test
    void firstFile_thatAFollowerRefuses_isInvalid() throws IOException {
        write("log.level: error");
        Configuration configuration = configuration();
        configuration.follow(List.of(new Follower()));

        assertThat(configuration.isValid()).isFalse();
        assertThat(configuration.current().isInvalid()).isTrue();
    }

    @Test
    void deletedFile_goesOnAsItWas() throws IOException {
        write("log.level: warn");
        Configuration configuration = configuration();

        Files.delete(file);
        look(configuration);

        assertThat(configuration.current().text(Setting.LOG_LEVEL)).isEqualTo("warn");
        assertThat(log()).contains("is not there; what it said last goes on");
    }

    @Test
    void change_holdsAtOnceAndAfterARestart_andCanBeTakenBack() throws IOException {
        write("log.level: info");
        Configuration configuration = configuration();
        Follower follower = new Follower();
        configuration.follow(List.of(follower));

        ChangeResult result = configuration.change(ALICE, one("opvitals.log.level", "debug"));
        assertThat(result.isAccepted()).isTrue();
        assertThat(result.version()).isEqualTo(1);
        assertThat(result.needsRestart()).isFalse();
        assertThat(follower.levels).containsExactly("info", "debug");

        Configuration restarted = configuration();
        assertThat(restarted.current().text(Setting.LOG_LEVEL)).isEqualTo("debug");
        assertThat(restarted.current().source(Setting.LOG_LEVEL).text()).isEqualTo("changed at run time by alice");

        restarted.revert(ALICE, "log.level");
        assertThat(restarted.current().text(Setting.LOG_LEVEL)).isEqualTo("info");
        assertThat(configuration().current().text(Setting.LOG_LEVEL)).isEqualTo("info");
    }

    @Test
    void change_thatIsWrong_changesNothingAndSaysAll() throws IOException {
        write("log.level: info");
        Configuration configuration = configuration();
        Map<String, String> wanted = new HashMap<>();
        wanted.put("log.levl", "debug");
        wanted.put("environment", "production");
        wanted.put("wrapper.a.api-key", "planted");
        wanted.put("trace.slow-per-second", "7");

        ChangeResult result = configuration.change(ALICE, wanted);

        assertThat(texts(result.problems()))
                .containsExactlyInAnyOrder(
                        "'log.levl' is not known (expected: perhaps opvitals.log.level)",
                        "opvitals.environment cannot be changed at run time"
                                + " (expected: a change where the JVM is started)",
                        "opvitals.wrapper.a.api-key: '***' (expected: ${env:NAME}, ${file:PATH} or ${enc:...}; to have"
                                + " it sealed, start with opvitals.config.key or opvitals.config.key-file)");
        assertThat(configuration.current().text(Setting.TRACE_SLOW_PER_SECOND)).isEqualTo("5");
        assertThat(configuration.versions()).isEmpty();
        assertThat(texts(configuration.check(one("trace.slow-per-second", "x"))))
                .hasSize(1);
    }

    @Test
    void secret_changedAtRunTime_isSealedAndNowhereToBeSeen() throws Exception {
        environment.put("OPVITALS_CONFIG_KEY", SealedText.newKey());
        write("log.level: info");
        Configuration configuration = configuration();

        ChangeResult result = configuration.change(ALICE, one("wrapper.a.api-key", "planted"));

        assertThat(texts(result.problems())).isEmpty();
        assertThat(configuration.current().text(Setting.WRAPPER_API_KEY, "a")).isEqualTo("planted");
        assertThat(configuration.versions().toString()).contains("***").doesNotContain("planted");
        assertThat(configuration.shown().toString()).doesNotContain("planted");
        assertThat(log()).doesNotContain("planted");
        assertThat(audit.latest(10, Long.MAX_VALUE).toString()).doesNotContain("planted");
        try (Stream<Path> kept = Files.walk(folder.resolve("data"))) {
            for (Path each : kept.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(each, StandardCharsets.ISO_8859_1)).doesNotContain("planted");
            }
        }
        assertThat(configuration().current().text(Setting.WRAPPER_API_KEY, "a")).isEqualTo("planted");
    }

    @Test
    void version_isRestored() throws IOException {
        write("log.level: info");
        Configuration configuration = configuration();
        configuration.change(ALICE, one("log.level", "debug"));
        configuration.change(ALICE, one("stuck-after", "3s"));
        configuration.change(ALICE, one("log.level", "warn"));
        configuration.revert(ALICE, "stuck-after");

        ChangeResult result = configuration.restore(ALICE, 2);

        assertThat(texts(result.problems())).isEmpty();
        assertThat(configuration.current().text(Setting.LOG_LEVEL)).isEqualTo("debug");
        assertThat(configuration.current().text(Setting.STUCK_AFTER)).isEqualTo("3s");
        assertThat(configuration.versions())
                .extracting(each -> each.number() + " " + each.changes().get(0).key())
                .containsExactly(
                        "5 opvitals.log.level",
                        "4 opvitals.stuck-after",
                        "3 opvitals.log.level",
                        "2 opvitals.stuck-after",
                        "1 opvitals.log.level");
        assertThat(configuration.versions().get(0).changes())
                .containsExactly(
                        new ConfigurationVersion.Change("opvitals.log.level", "warn", "debug"),
                        new ConfigurationVersion.Change("opvitals.stuck-after", null, "3s"));
        assertThat(configuration.restore(ALICE, 0).isAccepted()).isTrue();
        assertThat(configuration.current().text(Setting.LOG_LEVEL)).isEqualTo("info");
        assertThat(configuration.restore(ALICE, 99).isAccepted()).isFalse();
    }

    @Test
    void changeForATime_endsByItself_alsoAfterARestart() throws IOException {
        write("log.level: info");
        Configuration configuration = configuration();
        configuration.change(ALICE, one("log.level", "warn"));
        Instant until = now.plus(Duration.ofMinutes(10));
        configuration.change(ALICE, one("log.level", "debug"), until);
        configuration.change(ALICE, one("stuck-after", "1s"), until);
        assertThat(configuration.current().text(Setting.LOG_LEVEL)).isEqualTo("debug");

        Configuration restarted = configuration();
        now = now.plus(Duration.ofMinutes(9));
        restarted.look();
        assertThat(restarted.current().text(Setting.LOG_LEVEL)).isEqualTo("debug");
        now = now.plus(Duration.ofMinutes(1));
        restarted.look();

        assertThat(restarted.current().text(Setting.LOG_LEVEL)).isEqualTo("warn");
        assertThat(restarted.current().text(Setting.STUCK_AFTER)).isEqualTo("60s");
        assertThat(restarted.versions().get(0).actor().name()).isEqualTo("expiry");
    }

    @Test
    void secretsOfTheFile_comeFromElsewhere() throws IOException {
        String key = SealedText.newKey();
        Files.writeString(folder.resolve("key"), key + "\n");
        Files.writeString(folder.resolve("token"), "from-file\n");
        environment.put("ROUTELLM_KEY", "from-env");
        write(
                "config.key-file: key",
                "wrapper:",
                "  a.api-key: ${env:ROUTELLM_KEY}",
                "  b.api-key: ${file:token}",
                "  c.api-key: " + new SealedText(key).seal("from-seal"));

        Settings settings = configuration().current();

        assertThat(settings.text(Setting.WRAPPER_API_KEY, "a")).isEqualTo("from-env");
        assertThat(settings.text(Setting.WRAPPER_API_KEY, "b")).isEqualTo("from-file");
        assertThat(settings.text(Setting.WRAPPER_API_KEY, "c")).isEqualTo("from-seal");
    }

    @Test
    void changesThatCannotBeRead_areSaidAndLeftOut() throws IOException {
        write("log.level: info");
        Configuration configuration = configuration();
        configuration.change(ALICE, one("log.level", "debug"));
        close();
        Path kept = folder.resolve("data/jvm-1/changes.properties");
        Files.writeString(kept, Files.readString(kept).replace("version=1", "version=none"));

        Configuration restarted = configuration();

        assertThat(restarted.isValid()).isTrue();
        assertThat(restarted.current().text(Setting.LOG_LEVEL)).isEqualTo("info");
        assertThat(texts(restarted.warnings()))
                .singleElement()
                .asString()
                .contains("changes made at run time cannot be read");
    }
}
