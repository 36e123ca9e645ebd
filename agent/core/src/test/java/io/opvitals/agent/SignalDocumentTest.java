package io.opvitals.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.audit.AuditLog;
import io.opvitals.agent.collect.TestCalls;
import io.opvitals.agent.config.Configuration;
import io.opvitals.agent.config.ConfigurationInput;
import io.opvitals.agent.config.OutsideSettings;
import io.opvitals.agent.config.Problem;
import io.opvitals.agent.config.Setting;
import io.opvitals.agent.health.HealthSettings;
import io.opvitals.agent.storage.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration that docs/health-checks.md shows is one, and does what it says. */
class SignalDocumentTest {

    @TempDir
    Path folder;

    @Test
    void everyPieceOfConfiguration_isRight() throws IOException {
        List<String> pieces = pieces(Files.readString(Path.of("../../docs/health-checks.md")));
        assertThat(pieces).hasSize(4);
        int objectives = 0;
        int targets = 0;
        int needed = 0;
        int judged = 0;
        for (int i = 0; i < pieces.size(); i++) {
            Configuration configuration = configuration(i, pieces.get(i));
            assertThat(configuration.problems()).extracting(Problem::text).isEmpty();
            List<String> problems = new ArrayList<>();
            SignalSettings settings = SignalSettings.of(configuration.current(), HealthSettings.DEFAULT, problems);
            assertThat(problems).isEmpty();
            objectives += settings.objectives().size();
            targets += settings.checks().targets().size();
            needed += configuration.current().list(Setting.HEALTH_READY).size();
            judged += settings.policy().wrappers().size()
                    + settings.limits().perSecond().size();
        }
        assertThat(objectives).isEqualTo(3);
        assertThat(targets).isEqualTo(2);
        assertThat(needed).isEqualTo(2);
        assertThat(judged).isEqualTo(2);
    }

    private Configuration configuration(int number, String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve(number + ".yaml"), yaml);
        OutsideSettings outside =
                new OutsideSettings(new ConfigurationInput("config.file=" + file, new Properties(), Map.of()));
        DataDirectory data = new DataDirectory(folder.resolve("data-" + number).toString());
        AuditLog audit = new AuditLog(data, TestCalls.silent());
        return new Configuration(outside, data, audit, Clock.systemUTC(), TestCalls.silent());
    }

    private static List<String> pieces(String document) {
        List<String> pieces = new ArrayList<>();
        String begin = "```yaml\n";
        for (int from = document.indexOf(begin); from >= 0; from = document.indexOf(begin, from + 1)) {
            int start = from + begin.length();
            pieces.add(document.substring(start, document.indexOf("```", start)));
        }
        return pieces;
    }
}
