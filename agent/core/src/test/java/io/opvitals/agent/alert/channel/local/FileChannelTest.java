package io.opvitals.agent.alert.channel.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opvitals.agent.alert.channel.DeliveryException;
import io.opvitals.agent.alert.channel.MessageText;
import io.opvitals.agent.alert.channel.NotificationJson;
import io.opvitals.agent.alert.channel.TestNotifications;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileChannelTest {

    @TempDir
    Path folder;

    @Test
    void deliver_addsALineOfJson() throws Exception {
        Path file = folder.resolve("logs/alerts.jsonl");
        FileChannel channel = new FileChannel(file.toString(), 1 << 20, new MessageText(""));

        channel.deliver(TestNotifications.firing("log", "k1"));
        channel.deliver(TestNotifications.resolved("log", "k2"));

        assertThat(Files.readAllLines(file))
                .containsExactly(
                        NotificationJson.text(TestNotifications.firing("log", "k1")),
                        NotificationJson.text(TestNotifications.resolved("log", "k2")));
    }

    @Test
    void deliver_putsAFileThatWouldBeTooLongAside_andKeepsFive() throws Exception {
        Path file = folder.resolve("alerts.txt");
        FileChannel channel = new FileChannel(file.toString(), 12, new MessageText("{{ .Key }}"));

        for (int i = 10; i < 30; i++) {
            channel.deliver(TestNotifications.firing("log", "key-" + i));
        }

        assertThat(Files.readString(file)).isEqualTo("key-29\n");
        assertThat(Files.readString(folder.resolve("alerts.txt.1"))).isEqualTo("key-28\n");
        assertThat(Files.readString(folder.resolve("alerts.txt.5"))).isEqualTo("key-24\n");
        assertThat(folder.resolve("alerts.txt.6")).doesNotExist();
    }

    @Test
    void deliver_toWhatIsNoFile_saysSo_andMaySucceedLater() throws IOException {
        FileChannel channel = new FileChannel(folder.toString(), 1_024, new MessageText(""));

        assertThatThrownBy(() -> channel.deliver(TestNotifications.firing("log", "k1")))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("'" + folder + "' cannot be written to")
                .hasMessageContaining("(expected: a file that may be)");
    }

    @Test
    void console_printsWhatPeopleRead() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        new ConsoleChannel(new PrintStream(printed, true, StandardCharsets.UTF_8), new MessageText(""))
                .deliver(TestNotifications.firing("terminal", "k1"));

        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo("""

                        opvitals  [FIRING:2] HighErrorRate routellm
                          7 % of calls of complete fail <now> & \u00fc
                            More than 5 % for 1m.
                            opvitals_operation=complete opvitals_wrapper=routellm severity=warning
                            firing since 2026-11-21T14:03:07Z
                            runbook: https://example.org/runbooks/HighErrorRate.md
                          7 % of calls of classify fail <now> & \u00fc
                            More than 5 % for 1m.
                            opvitals_operation=classify opvitals_wrapper=routellm severity=critical
                            firing since 2026-11-21T14:03:07Z
                            runbook: https://example.org/runbooks/HighErrorRate.md

                        """);
    }
}
