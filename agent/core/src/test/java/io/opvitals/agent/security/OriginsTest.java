package io.opvitals.agent.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OriginsTest {

    private final Origins origins = new Origins(List.of("https://ops.example.com/"));

    @Test
    void ownPage_isAccepted() {
        assertThat(origins.accepts("http://localhost:9466", "same-origin", "localhost:9466"))
                .isTrue();
        assertThat(origins.accepts("https://vitals.example", null, "vitals.example:443"))
                .isTrue();
        assertThat(origins.accepts("http://[::1]:9466", null, "[::1]:9466")).isTrue();
        assertThat(origins.accepts("http://[::1]", null, "[::1]")).isTrue();
    }

    @Test
    void programWithoutOrigin_isAccepted() {
        assertThat(origins.accepts(null, null, "localhost:9466")).isTrue();
    }

    @Test
    void pageOfAnOriginThatIsAllowed_isAccepted() {
        assertThat(origins.accepts("https://OPS.example.com", "cross-site", "localhost:9466"))
                .isTrue();
    }

    @Test
    void foreignPage_isRefused() {
        assertThat(origins.accepts("https://evil.example", null, "localhost:9466"))
                .isFalse();
        assertThat(origins.accepts("null", null, "localhost:9466")).isFalse();
        assertThat(origins.accepts("", null, "localhost:9466")).isFalse();
        assertThat(origins.accepts("http://localhost:8080", "same-site", "localhost:9466"))
                .isFalse();
        assertThat(origins.accepts("http://localhost:9466@evil.example", null, "localhost:9466"))
                .isFalse();
        assertThat(origins.accepts("file://localhost:9466", null, "localhost:9466"))
                .isFalse();
        assertThat(origins.accepts("https://ops.example.com.evil.example", null, "localhost:9466"))
                .isFalse();
        assertThat(origins.accepts(null, "cross-site", "localhost:9466")).isFalse();
        assertThat(origins.accepts(null, "same-site", "localhost:9466")).isFalse();
    }
}
