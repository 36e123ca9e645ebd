package io.opvitals.agent.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opvitals.agent.storage.DataDirectory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesTest {

    @TempDir
    private Path folder;

    private final Set<String> users = new HashSet<>(Set.of("alice", "bob"));
    private DataDirectory data;
    private Preferences preferences;

    @BeforeEach
    void open() {
        data = new DataDirectory(folder.toString());
        preferences = new Preferences(data, users::contains);
    }

    @AfterEach
    void close() throws Exception {
        data.close();
    }

    @Test
    void json_ofTheMostBytes_isKept_andOfOneMoreIsNot() throws Exception {
        String most = json(Preferences.MAX_BYTES);

        assertThat(preferences.save("alice", 0, most)).isEqualTo(preferences.of("alice"));

        assertThatThrownBy(() -> preferences.save("bob", 0, json(Preferences.MAX_BYTES + 1)))
                .hasMessage("has 65537 bytes (expected: at most 65536)");
        assertThat(preferences.of("bob").version()).isZero();
    }

    @Test
    void json_ofManyUsers_isBounded() throws Exception {
        int room = Preferences.MAX_TOTAL_BYTES / Preferences.MAX_BYTES;
        for (int i = 0; i <= room; i++) {
            users.add("user" + i);
        }
        for (int i = 0; i < room; i++) {
            preferences.save("user" + i, 0, json(Preferences.MAX_BYTES));
        }

        assertThatThrownBy(() -> preferences.save("user" + room, 0, "{}"))
                .hasMessage("the preferences of all users have 2097154 bytes (expected: at most 2097152)");
        assertThat(preferences.of("user" + (room - 1)).version()).isEqualTo(1);
    }

    @Test
    void thoseOfNobody_goWithTheNextThatAreSaved() throws Exception {
        preferences.save("bob", 0, "{\"old\":1}");
        users.remove("bob");

        preferences.save("alice", 0, "{}");

        assertThat(preferences.of("bob").version()).isZero();
    }

    @Test
    void file_damaged_isSetAsideAndCountsAsNone() throws Exception {
        byte[] damaged = "opvitals preferences 1\nalice\tone\t{}\n".getBytes(StandardCharsets.UTF_8);
        data.write("preferences.tsv", damaged);

        preferences.save("bob", 0, "{}");

        assertThat(preferences.of("alice").version()).isZero();
        assertThat(data.read("preferences.bad")).isEqualTo(damaged);
    }

    private static String json(int bytes) {
        return "{\"a\":\"" + "x".repeat(bytes - 8) + "\"}";
    }
}
