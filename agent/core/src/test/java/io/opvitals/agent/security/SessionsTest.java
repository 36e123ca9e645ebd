package io.opvitals.agent.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.time.FakeTicker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private final FakeTicker ticker = new FakeTicker();
    private final LiveSecuritySettings settings = new LiveSecuritySettings(
            new SecuritySettings(Set.of(), Duration.ofHours(12), Duration.ofHours(1), 5, Duration.ofMinutes(15)));
    private final Sessions sessions = new Sessions(settings, ticker);

    @Test
    void session_isFoundByItsIdAndByNothingElse() {
        Sessions.Opened opened = sessions.open(user("alice"));

        assertThat(sessions.find(opened.id())).isSameAs(opened.session());
        assertThat(sessions.find(opened.session().csrfToken())).isNull();
        assertThat(sessions.find(Secrets.hash(opened.id()))).isNull();
        assertThat(opened.id()).hasSize(43).isNotEqualTo(opened.session().csrfToken());
    }

    @Test
    void session_endsWhenItIsNotUsedForLong() {
        String id = sessions.open(user("alice")).id();
        ticker.advance(Duration.ofMinutes(59));
        assertThat(sessions.find(id)).isNotNull();
        ticker.advance(Duration.ofMinutes(59));
        assertThat(sessions.find(id)).isNotNull();
        ticker.advance(Duration.ofMinutes(60));

        assertThat(sessions.find(id)).isNull();
    }

    @Test
    void look_isNoUse() {
        String id = sessions.open(user("alice")).id();
        ticker.advance(Duration.ofMinutes(59));
        assertThat(sessions.look(id)).isNotNull();
        ticker.advance(Duration.ofMinutes(1));

        assertThat(sessions.look(id)).isNull();
    }

    @Test
    void session_endsAfterItsLifetimeHoweverMuchItIsUsed() {
        String id = sessions.open(user("alice")).id();
        for (int i = 0; i < 23; i++) {
            ticker.advance(Duration.ofMinutes(30));
            assertThat(sessions.find(id)).isNotNull();
        }
        ticker.advance(Duration.ofMinutes(30));

        assertThat(sessions.find(id)).isNull();
    }

    @Test
    void shorterLifetime_holdsForSessionsThatAreOpenAlready() {
        String id = sessions.open(user("alice")).id();
        ticker.advance(Duration.ofMinutes(2));
        settings.change(
                new SecuritySettings(Set.of(), Duration.ofMinutes(1), Duration.ofHours(1), 5, Duration.ofMinutes(15)));

        assertThat(sessions.find(id)).isNull();
    }

    @Test
    void close_endsOneSession_closeAllEndsThoseOfOneUser() {
        String first = sessions.open(user("alice")).id();
        String second = sessions.open(user("alice")).id();
        String third = sessions.open(user("bob")).id();
        sessions.close(first);
        assertThat(sessions.find(first)).isNull();
        assertThat(sessions.find(second)).isNotNull();

        sessions.closeAllOf("alice");

        assertThat(sessions.find(second)).isNull();
        assertThat(sessions.find(third)).isNotNull();
    }

    @Test
    void oneSessionTooMany_endsTheOldestOfThatUser() {
        String other = sessions.open(user("bob")).id();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i <= Sessions.MAX_OF_A_USER; i++) {
            ids.add(sessions.open(user("alice")).id());
        }

        assertThat(sessions.find(ids.get(0))).isNull();
        assertThat(sessions.find(ids.get(1))).isNotNull();
        assertThat(sessions.find(other)).isNotNull();
    }

    @Test
    void sessions_neverExceedTheirNumber() {
        for (int i = 0; i < Sessions.MAX + 50; i++) {
            sessions.open(user("user" + i));
        }

        assertThat(sessions.count()).isEqualTo(Sessions.MAX);
    }

    private static User user(String name) {
        return new User(name, Role.VIEWER, "hash", User.Origin.CONFIGURATION, Instant.EPOCH);
    }
}
