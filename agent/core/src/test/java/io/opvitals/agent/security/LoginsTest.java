package io.opvitals.agent.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginsTest {

    private static final String HERE = "192.0.2.1";

    @TempDir
    private Path folder;

    private TestSecurity security;

    @BeforeEach
    void open() {
        security = new TestSecurity(folder, true);
        security.users.configure(
                List.of(TestSecurity.user("alice", Role.OPERATOR), TestSecurity.user("root", Role.ADMIN)));
    }

    @AfterEach
    void close() throws IOException {
        security.data.close();
    }

    @Test
    void rightPassword_opensASession() {
        LoginResult result = security.logins.logIn("alice", TestSecurity.PASSWORD, HERE);

        Authentication.Known known =
                security.authentication.find(null, result.opened().id());
        assertThat(known.identity().name()).isEqualTo("alice");
        assertThat(known.identity().role()).isEqualTo(Role.OPERATOR);
        assertThat(security.audited()).containsExactly("alice login alice");
    }

    @Test
    void wrongPasswordTwentyTimes_isCheckedFiveTimesAndThenEvenTheRightOneWaits() {
        int checked = 0;
        for (int i = 0; i < 20; i++) {
            LoginResult result = security.logins.logIn("alice", "wrong " + i, HERE);
            assertThat(result.opened()).isNull();
            checked += result.retryAfter().isZero() ? 1 : 0;
        }

        assertThat(checked).isEqualTo(5);
        assertThat(security.logins
                        .logIn("alice", TestSecurity.PASSWORD, "198.51.100.9")
                        .retryAfter())
                .isEqualTo(Duration.ofMinutes(15));
        assertThat(security.audited())
                .hasSize(6)
                .contains("alice login.locked alice")
                .filteredOn(each -> each.equals("alice login.failed alice"))
                .hasSize(5);

        security.ticker.advance(Duration.ofMinutes(15));
        assertThat(security.logins.logIn("alice", TestSecurity.PASSWORD, HERE).opened())
                .isNotNull();
    }

    @Test
    void unknownUser_isAnsweredAsAKnownOne_andNotWrittenDown() {
        String typedInTheWrongField = "my secret passphrase";

        assertThat(security.logins.logIn(typedInTheWrongField, "x", HERE))
                .isEqualTo(security.logins.logIn("alice", "x", HERE));
        assertThat(security.audited()).contains("unknown user login.failed unknown user");
        assertThat(security.audited().toString()).doesNotContain("passphrase");
    }

    @Test
    void unknownUser_takesAsLongAsAKnownOne() {
        security.logins.logIn("alice", "warm up", "10.0.0.1");
        long known = Long.MAX_VALUE;
        long unknown = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            security.logins.logIn("alice", "wrong", "10.0.1." + i);
            long middle = System.nanoTime();
            security.logins.logIn("nobody", "wrong", "10.0.2." + i);
            known = Math.min(known, middle - start);
            unknown = Math.min(unknown, System.nanoTime() - middle);
        }

        assertThat((double) unknown / known).isBetween(0.5, 2.0);
    }

    @Test
    void removedUserAndChangedRole_holdForOpenSessions() {
        String id = security.logins
                .logIn("alice", TestSecurity.PASSWORD, HERE)
                .opened()
                .id();
        security.users.configure(
                List.of(TestSecurity.user("alice", Role.VIEWER), TestSecurity.user("root", Role.ADMIN)));
        assertThat(security.authentication.find(null, id).identity().role()).isEqualTo(Role.VIEWER);

        security.users.configure(List.of(TestSecurity.user("root", Role.ADMIN)));

        assertThat(security.authentication.find(null, id)).isNull();
    }

    @Test
    void changedPassword_endsTheOtherSessions() throws Exception {
        SecurityAudit.By root = new SecurityAudit.By("root", HERE);
        security.administration.addUser(root, "bob", Role.VIEWER, "the first password");
        String old = security.logins
                .logIn("bob", "the first password", HERE)
                .opened()
                .id();

        String now = security.logins
                .changePassword("bob", "the first password", "the second password", HERE)
                .opened()
                .id();

        assertThat(security.authentication.find(null, old)).isNull();
        assertThat(security.authentication.find(null, now)).isNotNull();
        assertThat(security.logins.logIn("bob", "the first password", HERE).opened())
                .isNull();
        assertThat(security.audited())
                .contains("root user.add bob", "bob user.password bob")
                .noneMatch(each -> each.contains("password") && !each.contains("user.password"));
        assertThatThrownBy(
                        () -> security.logins.changePassword("alice", TestSecurity.PASSWORD, "another password", HERE))
                .hasMessageContaining("configuration");
    }

    @Test
    void developmentOnLoopback_knowsEverybodyAsLocal() throws IOException {
        TestSecurity open = new TestSecurity(folder.resolve("open"), false);

        assertThat(open.authentication.find(null, null).identity()).isEqualTo(Identity.LOCAL);
        open.data.close();
    }
}
