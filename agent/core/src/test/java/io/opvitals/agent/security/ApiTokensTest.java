package io.opvitals.agent.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiTokensTest {

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
    void token_isKeptAsAHash_andGoodAfterARestart() throws Exception {
        ApiTokens.Made made = security.tokens.make("prometheus", Set.of(Scope.METRICS), null, "alice");
        assertThat(made.secret()).startsWith("opv_").hasSize(47);
        assertThat(new String(security.data.read("tokens.tsv"), StandardCharsets.UTF_8))
                .contains("prometheus")
                .doesNotContain(made.secret())
                .doesNotContain(made.secret().substring(4));
        security.data.close();

        TestSecurity second = new TestSecurity(folder, true);
        Identity identity = second.authentication.find(made.secret(), null).identity();

        assertThat(identity.actor()).isEqualTo("token prometheus");
        assertThat(identity.may(Scope.METRICS)).isTrue();
        assertThat(identity.may(Scope.HEALTH)).isFalse();
        assertThat(identity.may(Role.VIEWER)).isFalse();
        second.data.close();
    }

    @Test
    void scopes_giveRoles() throws Exception {
        ApiTokens.Made made = security.tokens.make("ci", Set.of(Scope.READ, Scope.OPERATE), null, "alice");

        Identity identity = security.authentication.find(made.secret(), null).identity();

        assertThat(identity.role()).isEqualTo(Role.OPERATOR);
        assertThat(identity.may(Scope.METRICS)).isTrue();
        assertThat(identity.may(Role.ADMIN)).isFalse();
    }

    @Test
    void expiredOrRemovedToken_isNoLongerGood() throws Exception {
        String expiring = security.tokens
                .make("a", Set.of(Scope.READ), Duration.ofHours(1), "alice")
                .secret();
        String removed =
                security.tokens.make("b", Set.of(Scope.READ), null, "alice").secret();
        security.tokens.remove("b");
        assertThat(security.authentication.find(expiring, null)).isNotNull();

        security.ticker.advance(Duration.ofHours(1));

        assertThat(security.authentication.find(expiring, null)).isNull();
        assertThat(security.authentication.find(removed, null)).isNull();
        assertThat(security.authentication.find("opv_guess", null)).isNull();
        assertThat(security.authentication.find("", null)).isNull();
    }

    @Test
    void badToken_isRefused() throws Exception {
        security.tokens.make("a", Set.of(Scope.READ), null, "alice");

        assertThatThrownBy(() -> security.tokens.make("a", Set.of(Scope.READ), null, "alice"))
                .hasMessageContaining("already");
        assertThatThrownBy(() -> security.tokens.make("b", Set.of(), null, "alice"))
                .hasMessageContaining("at least one");
        assertThatThrownBy(() -> security.tokens.make("b\t", Set.of(Scope.READ), null, "alice"))
                .hasMessageContaining("is no name");
        assertThatThrownBy(() -> security.tokens.remove("c")).hasMessageContaining("no such token");
    }
}
