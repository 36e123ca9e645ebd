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
import java.util.ArrayList;
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
    private final List<String> problems = new ArrayList<>();
    private Path file;
    private Path kill;

    @BeforeEach
    void place() {
        file = folder.resolve("rules.properties");
        kill = folder.resolve("kill");
    }

    private LiveSettings live() {
        Settings settings =
                Settings.read("instrumentation.file=" + file + ";kill-switch.file=" + kill, new Properties(), Map.of());
        return new LiveSettings(
                settings, new Selections(Map.of(), operations, log), operations, () -> {}, problems, log);
    }

    private static void look(LiveSettings live) {
        // A file that has changed is read when it has stayed the same from one look to the next.
        live.look();
        live.look();
    }

    private String log() {
        return logged.toString(StandardCharsets.UTF_8);
    }

    @Test
    void fileMissing_isSaidAndReadOnceItIsThere() throws IOException {
        LiveSettings live = live();
        assertThat(problems)
                .containsExactly("opvitals.instrumentation.file: " + file
                        + " is not there (expected: a properties file; it is read as soon as it is there)");
        Object before = live.selection();

        Files.writeString(file, "opvitals.instrumentation.include=a.B#c");
        look(live);

        assertThat(live.selection()).isNotSameAs(before);
        assertThat(log()).contains(file + " is read");
    }

    @Test
    void fileWithAMistake_atTheStart_isSaidAndTheRestUsed() throws IOException {
        Files.writeString(file, "opvitals.instrumentation.include=nonsense\nopvitals.enabled=false\n");

        LiveSettings live = live();

        assertThat(problems).hasSize(2);
        assertThat(problems.get(0)).startsWith(file + ":1: opvitals.instrumentation.include: 'nonsense' (expected: ");
        assertThat(problems.get(1)).contains(file + ":2: opvitals.enabled=false");
        assertThat(live.isOn()).isFalse();
        assertThat(operations.isRecording()).isFalse();
    }

    @Test
    void fileChangedToOneWithAMistake_keepsTheLastGoodOneAndSaysSo() throws IOException {
        Files.writeString(file, "opvitals.instrumentation.include=a.B#c\n");
        LiveSettings live = live();
        Object good = live.selection();

        Files.writeString(file, "\nopvitals.instrumentation.include=nonsense\nopvitals.enabled=perhaps\n");
        look(live);

        assertThat(live.selection()).isSameAs(good);
        assertThat(live.isOn()).isTrue();
        assertThat(log())
                .contains(file + ":2: opvitals.instrumentation.include: 'nonsense' (expected: ")
                .contains(file + ":3: opvitals.enabled: 'perhaps' (expected: true or false)")
                .contains("what it said before goes on");
    }

    @Test
    void fileDeleted_keepsWhatItSaid() throws IOException {
        Files.writeString(file, "opvitals.instrumentation.include=a.B#c\n");
        LiveSettings live = live();
        Object good = live.selection();

        Files.delete(file);
        look(live);

        assertThat(live.selection()).isSameAs(good);
        assertThat(log()).contains("is not there").contains("what it said last goes on");
    }

    @Test
    void recording_switchedOffAndOnByEachWay_saysSoEachTime() throws IOException {
        Files.writeString(file, "");
        LiveSettings live = live();

        Files.createFile(kill);
        live.look();
        assertThat(live.isOn()).isFalse();
        assertThat(operations.isRecording()).isFalse();
        assertThat(live.selection()).isNull();
        Files.delete(kill);
        live.look();
        assertThat(live.isOn()).isTrue();
        assertThat(operations.isRecording()).isTrue();

        Files.writeString(file, "opvitals.enabled=false");
        look(live);
        assertThat(operations.isRecording()).isFalse();
        Files.writeString(file, "opvitals.enabled= true");
        look(live);
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
        Files.writeString(file, "");
        LiveSettings live = live();
        Files.createFile(kill);
        live.look();
        live.enable(false);

        Files.delete(kill);
        live.look();
        assertThat(live.isOn()).isFalse();

        live.enable(true);
        assertThat(live.isOn()).isTrue();
    }
}
