package io.opvitals.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.config.Settings;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.operation.KeptCalls;
import io.opvitals.agent.operation.OperationRegistry;
import io.opvitals.agent.operation.OwnFailures;
import io.opvitals.agent.operation.ResultKinds;
import io.opvitals.agent.time.Ticker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveSettingsTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
    private final AgentLog log = new AgentLog(
            new PrintStream(logged, true, StandardCharsets.UTF_8),
            AgentLog.Level.INFO,
            Clock.systemUTC(),
            Ticker.system());
    private final OperationRegistry operations =
            new OperationRegistry(Ticker.system(), new KeptCalls(), new OwnFailures(log), new ResultKinds(List.of()));
    private Path kill;
    private LiveSettings live;

    @BeforeEach
    void make() {
        kill = folder.resolve("kill");
        live = live();
    }

    private LiveSettings live() {
        return new LiveSettings(kill.toFile(), new Selections(Map.of(), operations, log), operations, () -> {}, log);
    }

    private static Settings settings(String arguments) {
        return Settings.read(arguments, new Properties(), Map.of());
    }

    private String log() {
        return logged.toString(StandardCharsets.UTF_8);
    }

    @Test
    void check_wrongPattern_isSaidWithTheSettingAndTheExpectation() {
        assertThat(live.check(settings("instrumentation.include=nonsense")))
                .singleElement()
                .asString()
                .startsWith("opvitals.instrumentation.include: 'nonsense' (expected: ");
        assertThat(live.check(settings("outcome.rules=a.b: nonsense"))).hasSize(1);
        assertThat(live.check(settings("instrumentation.include=a.B#c"))).isEmpty();
    }

    @Test
    void apply_anotherSelection_isSelectedAndTheSameOneIsNot() {
        live.apply(settings("instrumentation.include=a.B#c"));
        Object first = live.selection();

        live.apply(settings("instrumentation.include=a.B#c;log.level=debug"));
        assertThat(live.selection()).isSameAs(first);

        live.apply(settings("instrumentation.include=a.B#d"));
        assertThat(live.selection()).isNotNull().isNotSameAs(first);
    }

    @Test
    void recording_switchedOffAndOnByEachWay_saysSoEachTime() throws IOException {
        live.apply(settings(""));

        Files.createFile(kill);
        live.look();
        assertThat(live.isOn()).isFalse();
        assertThat(operations.isRecording()).isFalse();
        assertThat(live.selection()).isNull();
        Files.delete(kill);
        live.look();
        assertThat(live.isOn()).isTrue();
        assertThat(operations.isRecording()).isTrue();

        live.apply(settings("enabled=false"));
        assertThat(operations.isRecording()).isFalse();
        live.apply(settings("enabled=true"));
        assertThat(operations.isRecording()).isTrue();

        live.enable(false);
        assertThat(operations.isRecording()).isFalse();
        live.enable(true);
        assertThat(operations.isRecording()).isTrue();

        assertThat(log().lines().filter(each -> each.contains("recording is off")))
                .hasSize(3);
        assertThat(log().lines().filter(each -> each.contains("recording is on again")))
                .hasSize(3);
    }

    @Test
    void recording_offForTwoReasons_staysOffUntilBothAreGone() throws IOException {
        live.apply(settings(""));
        Files.createFile(kill);
        live.look();
        live.enable(false);

        Files.delete(kill);
        live.look();
        assertThat(live.isOn()).isFalse();

        live.enable(true);
        assertThat(live.isOn()).isTrue();
    }

    @Test
    void firstSettings_sayingOff_recordNothingAndSayWhy() throws IOException {
        live.apply(settings("enabled=false"));

        assertThat(operations.isRecording()).isFalse();
        assertThat(live.reason()).isEqualTo("opvitals.enabled=false (expected for recording: true)");
    }

    @Test
    void killSwitch_thereAtTheStart_isTheReason() throws IOException {
        Files.createFile(kill);
        LiveSettings started = live();

        started.apply(settings(""));

        assertThat(started.isOn()).isFalse();
        assertThat(started.reason()).startsWith(kill + " exists");
    }
}
