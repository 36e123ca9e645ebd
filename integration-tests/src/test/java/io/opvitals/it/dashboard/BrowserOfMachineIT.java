package io.opvitals.it.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserOfMachineIT {

    @TempDir
    Path folder;

    @Test
    void find_onThePath_takesTheFirstOfEach() throws Exception {
        Path chromium = program("chromium-browser", "exit 1");
        Path node = program("node", "echo v22.20.0");

        BrowserOfMachine found = BrowserOfMachine.find(Map.of("PATH", "/nowhere:" + folder), new Properties());

        assertThat(found.chromium()).contains(chromium);
        assertThat(found.node()).contains(node);
        assertThat(found.missing()).isEmpty();
    }

    @Test
    void find_named_takesThose() throws Exception {
        Properties named = new Properties();
        named.setProperty("it.chromium", program("my-chromium", "exit 1").toString());
        named.setProperty("it.node", program("my-node", "echo v20.0.0").toString());

        assertThat(BrowserOfMachine.find(Map.of(), named).missing()).isEmpty();
    }

    @Test
    void find_neither_saysWhatToDo() {
        assertThat(BrowserOfMachine.find(Map.of("PATH", folder.toString()), new Properties())
                        .missing())
                .isEqualTo("no Chromium was found (looked on the path for chromium, chromium-browser, google-chrome,"
                        + " google-chrome-stable; -Dit.chromium=FILE names one); no Node was found (expected: 20 or newer"
                        + " on the path; -Dit.node=FILE names one)");
    }

    @Test
    void find_nodeTooOld_saysItsVersion() throws Exception {
        program("chromium", "exit 1");
        Path node = program("node", "echo v18.20.4");

        assertThat(BrowserOfMachine.find(Map.of("PATH", folder.toString()), new Properties())
                        .missing())
                .isEqualTo(node + " is version 18 (expected: 20 or newer on the path; -Dit.node=FILE names one)");
    }

    private Path program(String name, String does) throws Exception {
        Path file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + does + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
