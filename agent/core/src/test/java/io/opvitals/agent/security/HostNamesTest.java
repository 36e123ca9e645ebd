package io.opvitals.agent.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostNamesTest {

    private final HostNames names = new HostNames(List.of("Ops.example.com"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:9466",
                "LOCALHOST.",
                "app.localhost:80",
                "127.0.0.1",
                "10.1.2.3:9466",
                "[::1]:9466",
                "[2001:db8::1]",
                "[::ffff:127.0.0.1]",
                "ops.example.com",
                "OPS.example.com:443",
                "ops.example.com."
            })
    void ownName_isAccepted(String authority) {
        assertThat(names.accepts(authority)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "evil.example",
                "evil.example:9466",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "1.2.3.4.5",
                "1.2.3",
                "1.2.3.",
                "1234.1.1.1",
                "0x7f.0.0.1",
                "[evil.example]",
                "[]",
                "[::1",
                "ops.example.com@evil.example",
                "xops.example.com"
            })
    void foreignName_isRefused(String authority) {
        assertThat(names.accepts(authority)).isFalse();
    }

    @Test
    void change_holdsFromNowOn() {
        names.change(List.of("other.example"));

        assertThat(names.accepts("other.example")).isTrue();
        assertThat(names.accepts("ops.example.com")).isFalse();
    }
}
