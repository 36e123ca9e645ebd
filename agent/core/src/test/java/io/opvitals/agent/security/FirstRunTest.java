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

class FirstRunTest {

    private static final String HERE = "192.0.2.1";
    private static final String SECRET = "a rather long password";

    @TempDir
    private Path folder;

    private TestSecurity security;

    @BeforeEach
    void open() {
        security = new TestSecurity(folder, true);
    }

    @AfterEach
    void close() throws IOException {
        security.data.close();
    }

    @Test
    void tokenInTheLog_makesTheFirstAdminOnce() throws Exception {
        security.firstRun.offer();
        String token = security.oneTimeToken();
        assertThat(token).hasSize(43);

        assertThat(security.firstRun.redeem(token, "alice", SECRET, HERE)).isZero();

        assertThat(security.users.find("alice").role()).isEqualTo(Role.ADMIN);
        assertThat(security.firstRun.isOpen()).isFalse();
        assertThat(security.audited()).containsExactly("alice setup alice");
        assertThatThrownBy(() -> security.firstRun.redeem(token, "mallory", SECRET, HERE))
                .isInstanceOf(RefusedException.class);
        assertThat(security.users.find("mallory")).isNull();
    }

    @Test
    void wrongToken_isRefusedAndThenLocked() throws Exception {
        security.firstRun.offer();
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> security.firstRun.redeem("guess", "mallory", SECRET, HERE))
                    .hasMessageContaining("is not the one-time token");
        }

        assertThat(security.firstRun.redeem(security.oneTimeToken(), "alice", SECRET, HERE))
                .isPositive();
        assertThat(security.firstRun.redeem(security.oneTimeToken(), "alice", SECRET, "192.0.2.2"))
                .isZero();
    }

    @Test
    void badPassword_leavesTheTokenGood() throws Exception {
        security.firstRun.offer();
        String token = security.oneTimeToken();
        assertThatThrownBy(() -> security.firstRun.redeem(token, "alice", "short", HERE))
                .hasMessageContaining("expected: 12");

        assertThat(security.firstRun.redeem(token, "alice", SECRET, HERE)).isZero();
    }

    @Test
    void oldToken_isNoLongerGood_andANewOneIsInTheLog() throws Exception {
        security.firstRun.offer();
        String old = security.oneTimeToken();
        security.ticker.advance(FirstRun.LIFETIME);
        assertThatThrownBy(() -> security.firstRun.redeem(old, "alice", SECRET, HERE))
                .hasMessageContaining("the latest one");

        assertThat(security.oneTimeToken()).isNotEqualTo(old);
        assertThat(security.firstRun.redeem(security.oneTimeToken(), "alice", SECRET, HERE))
                .isZero();
    }

    @Test
    void withUsers_orWithoutLogin_nothingIsOffered() throws Exception {
        security.users.configure(List.of(TestSecurity.user("root", Role.ADMIN)));
        security.firstRun.offer();
        assertThat(security.logged()).isEmpty();

        TestSecurity open = new TestSecurity(folder.resolve("open"), false);
        open.firstRun.offer();
        assertThat(open.logged()).isEmpty();
        assertThatThrownBy(() -> open.firstRun.redeem("", "alice", SECRET, HERE))
                .isInstanceOf(RefusedException.class);
        open.data.close();
    }

    @Test
    void tokens_areOfferedOnceAnHour() {
        for (int i = 0; i < 100; i++) {
            security.firstRun.offer();
            security.ticker.advance(Duration.ofSeconds(30));
        }

        assertThat(security.logged().lines()).hasSize(1);
    }
}
