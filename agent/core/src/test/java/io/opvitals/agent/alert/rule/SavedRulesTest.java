package io.opvitals.agent.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.storage.DataDirectory;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedRulesTest {

    private static final String FILE = "alert-rules.yaml";
    private static final String ASIDE = FILE + ".unreadable";

    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "groups:\n- name: [",
                "groups: [{name: api, rules: [{alert: B, expr: b}, {alert: C, expr: c >}]}]"
            })
    void load_ofADamagedFile_setsACopyAside_beforeItIsOverwritten(String damaged) throws Exception {
        try (DataDirectory data = new DataDirectory(folder.toString())) {
            data.write(FILE, damaged.getBytes(StandardCharsets.UTF_8));
            SavedRules rules = new SavedRules(data, TestLog.to(lines));

            assertThat(text(data, FILE)).isEqualTo(damaged);
            assertThat(text(data, ASIDE)).isEqualTo(damaged);
            assertThat(lines.toString(StandardCharsets.UTF_8))
                    .contains("a copy is set aside as " + new File(data.location(), ASIDE));
            rules.put(RuleFileReaderTest.rule("load > 1"));
            assertThat(text(data, FILE)).contains("load > 1");
            assertThat(text(data, ASIDE)).isEqualTo(damaged);
        }
    }

    @Test
    void load_ofWhatWasSaved_setsNothingAside() throws Exception {
        try (DataDirectory data = new DataDirectory(folder.toString())) {
            SavedRules rules = new SavedRules(data, TestLog.to(lines));
            rules.put(RuleFileReaderTest.rule("load > 1"));
            assertThat(new SavedRules(data, TestLog.to(lines)).rules().rules()).hasSize(1);
            rules.remove("A");
            assertThat(new SavedRules(data, TestLog.to(lines)).rules().rules()).isEmpty();
            assertThat(data.names()).doesNotContain(ASIDE);
            assertThat(lines.size()).isZero();
        }
    }

    private static String text(DataDirectory data, String name) throws Exception {
        byte[] content = data.read(name);
        return content == null ? "none" : new String(content, StandardCharsets.UTF_8);
    }
}
