package io.opvitals.agent.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opvitals.agent.secret.PasswordHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersTest {

    private static final String SECRET = "a rather long password";

    @TempDir
    private Path folder;

    private TestSecurity first;

    @AfterEach
    void close() throws IOException {
        if (first != null) {
            first.data.close();
        }
    }

    @Test
    void addedUser_isThereAfterARestart() throws Exception {
        first = new TestSecurity(folder, true);
        first.users.add("alice", Role.OPERATOR, SECRET);
        first.data.close();

        TestSecurity second = new TestSecurity(folder, true);

        User alice = second.users.find("alice");
        assertThat(alice.role()).isEqualTo(Role.OPERATOR);
        assertThat(PasswordHash.parse(alice.passwordHash()).matches(SECRET.toCharArray()))
                .isTrue();
        assertThat(alice.toString()).doesNotContain(alice.passwordHash());
        second.data.close();
    }

    @Test
    void userOfTheConfiguration_isNotChangedThroughTheApi() {
        first = new TestSecurity(folder, true);
        first.users.configure(List.of(TestSecurity.user("root", Role.ADMIN)));

        assertThatThrownBy(() -> first.users.change("root", Role.VIEWER, null)).hasMessageContaining("configuration");
        assertThatThrownBy(() -> first.users.remove("root")).hasMessageContaining("configuration");
        assertThatThrownBy(() -> first.users.add("root", Role.VIEWER, SECRET)).hasMessageContaining("already");
    }

    @Test
    void lastAdmin_isKept() throws Exception {
        first = new TestSecurity(folder, true);
        first.users.add("alice", Role.ADMIN, SECRET);
        assertThatThrownBy(() -> first.users.remove("alice")).hasMessageContaining("only admin");
        assertThatThrownBy(() -> first.users.change("alice", Role.VIEWER, null)).hasMessageContaining("only admin");

        first.users.configure(List.of(TestSecurity.user("root", Role.ADMIN)));
        first.users.remove("alice");

        assertThat(first.users.find("alice")).isNull();
    }

    @Test
    void badNameOrPassword_isRefusedWithoutShowingIt() {
        first = new TestSecurity(folder, true);
        for (String name : List.of("", "a b", "a\tb", "a\nb", "a".repeat(65), "ünïcode", "../x")) {
            assertThatThrownBy(() -> first.users.add(name, Role.VIEWER, SECRET))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("expected: 1 to 64");
        }
        for (String password : List.of("", "short", "elevenchars", "x".repeat(257), "aaaaaaaaaaaa", "bob.the.user")) {
            assertThatThrownBy(() -> first.users.add("bob.the.user", Role.VIEWER, password))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("expected");
        }
        assertThat(first.users.all()).isEmpty();
    }

    @Test
    void unreadableFile_isNeverTakenForNoUsersNorWrittenOver() throws Exception {
        first = new TestSecurity(folder, true);
        first.data.write("users.tsv", "opvitals users 1\nalice\tadmin\tbroken\n".getBytes(StandardCharsets.UTF_8));
        first.users.load();

        assertThat(first.users.problem()).contains("users.tsv: line 2").doesNotContain("broken");
        assertThat(first.users.isEmpty()).isFalse();
        assertThat(first.firstRun.isOpen()).isFalse();
        assertThatThrownBy(() -> first.users.add("mallory", Role.ADMIN, SECRET)).hasMessageContaining("cannot be read");
        assertThat(new String(first.data.read("users.tsv"), StandardCharsets.UTF_8))
                .contains("broken");
    }
}
